import { useRun } from '../../../stores/run/run-store.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';

/** Says that the run is over and where its record is. */
export function EndNotice() {
  const status = useRun((state) => state.status);
  const outcome = useRun((state) => state.outcome);
  const summary = useRun((state) => state.summary);
  const rolledBack = useRun((state) => state.rollback?.outcome === 'passed');
  const place = useSelectionStore((store) => store.place);
  const words = rolledBack
    ? 'The release was rolled back.'
    : outcome === 'passed'
      ? 'The run passed.'
      : `The run ended: ${outcome ?? 'unknown'}.`;
  if (status !== 'ended' || place?.kind === 'record') return null;
  return (
    <div
      className={`end-notice ${outcome === 'passed' || rolledBack ? 'passed' : 'failed'}`}
      data-testid="end-notice"
    >
      <span>
        <strong>{words}</strong> {summary}
      </span>
      <button
        type="button"
        className="btn small"
        data-testid="record"
        onClick={() => useSelectionStore.getState().show({ kind: 'record' }, false)}
      >
        Open the record
      </button>
    </div>
  );
}
