import type { RunSummary } from '../../../shared/wire/contract.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';

/** A run of this checklist that was never ended: going on with it comes before starting another. */
export function RunsOfPlan({ runs }: { runs: readonly RunSummary[] }) {
  const open = runs.filter((run) => run.status !== 'ended');
  if (open.length === 0) return null;
  return (
    <section className="open-runs" aria-label="Open runs of this checklist">
      {open.map((run) => (
        <p key={run.run}>
          <span>
            A {run.kind} from {new Date(run.createdAt).toLocaleString()} is still {run.status}: {run.settled}{' '}
            of {run.total} done.
          </span>
          <button
            type="button"
            className="btn primary"
            data-testid="resume-run"
            onClick={() => useScreenStore.getState().go({ name: 'session', run: run.run })}
          >
            Go on with it
          </button>
        </p>
      ))}
    </section>
  );
}
