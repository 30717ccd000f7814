import { noTarget, noTargetHint } from './words.ts';

/** Where something runs: a server, this machine, or no target yet. */
export function TargetChip({ target }: { target: string | null | undefined }) {
  if (target === null || target === undefined) {
    return (
      <span className="target none" title={noTargetHint}>
        {noTarget}
      </span>
    );
  }
  return <span className={target === 'local' ? 'target local' : 'target'}>{target}</span>;
}
