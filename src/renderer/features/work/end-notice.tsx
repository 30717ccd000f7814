import { useRun } from '../../stores/run/run-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { statusWords } from '../../text/statuses.ts';
import { ended as words } from './words.ts';

/** Says that the run ended, and leads to its record. */
export function EndNotice() {
  const status = useRun((state) => state.status);
  const outcome = useRun((state) => state.outcome);
  const summary = useRun((state) => state.summary);
  const rolledBack = useRun((state) => state.rollback?.outcome === 'passed');
  const place = useSelectionStore((store) => store.place);
  const text = rolledBack
    ? words.rolledBack
    : outcome === 'passed'
      ? words.passed
      : words.other(statusWords[outcome ?? 'unknown']);
  if (status !== 'ended' || place?.kind === 'record') return null;
  return (
    <div
      className={`end-notice ${outcome === 'passed' || rolledBack ? 'passed' : 'failed'}`}
      data-testid="end-notice"
    >
      <span>
        <strong>{text}</strong> {summary}
      </span>
      <button
        type="button"
        className="btn small"
        data-testid="record"
        onClick={() => useSelectionStore.getState().show({ kind: 'record' }, false)}
      >
        {words.viewRecord}
      </button>
    </div>
  );
}
