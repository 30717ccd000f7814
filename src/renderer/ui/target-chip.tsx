/** Where something runs: a chip of its own kind for servers, for this machine, and for nobody-has-said. */
export function TargetChip({ target }: { target: string | null | undefined }) {
  if (target === null || target === undefined) {
    return (
      <span className="target none" title="Nobody has said yet where this runs">
        where?
      </span>
    );
  }
  return <span className={target === 'local' ? 'target local' : 'target'}>{target}</span>;
}
