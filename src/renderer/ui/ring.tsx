/** A progress ring; `share` in [0, 1]. */
export function Ring({ share, color }: { share: number; color: string }) {
  return (
    <span
      className="ring"
      aria-hidden="true"
      style={{
        background: `conic-gradient(${color} 0 ${Math.round(share * 100)}%, var(--ring-track) 0)`,
      }}
    />
  );
}
