/** A progress ring; `share` in [0, 1]. */
export function Ring({ share, colour }: { share: number; colour: string }) {
  return (
    <span
      className="ring"
      aria-hidden="true"
      style={{
        background: `conic-gradient(${colour} 0 ${Math.round(share * 100)}%, var(--ring-track) 0)`,
      }}
    />
  );
}
