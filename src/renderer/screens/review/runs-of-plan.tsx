import type { RunSummary } from '../../../shared/wire/contract.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import * as words from './words.ts';

/** Runs of this checklist that have not ended: resume one before you start another. */
export function RunsOfPlan({ runs }: { runs: readonly RunSummary[] }) {
  const open = runs.filter((run) => run.status !== 'ended' && run.damage === null);
  if (open.length === 0) return null;
  return (
    <section className="open-runs" aria-label={words.openRuns}>
      {open.map((run) => (
        <p key={run.run}>
          <span>{words.openRun({ ...run, from: new Date(run.createdAt).toLocaleString() })}</span>
          <button
            type="button"
            className="btn primary"
            data-testid="resume-run"
            onClick={() => useScreenStore.getState().go({ name: 'session', run: run.run })}
          >
            {words.resume}
          </button>
        </p>
      ))}
    </section>
  );
}
