import type { RunSummary } from '../../../shared/wire/contract.ts';
import { EnvironmentBadge } from '../../features/strip/environment-badge.tsx';
import { useAppStore } from '../../stores/view/app-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import '../../features/strip/strip.css';

/** Releases and rollbacks so far, the latest first; the ones still open lead back into their session. */
export function ReleaseList() {
  const runs = useAppStore((store) => store.runs);
  return (
    <section className="releases" aria-labelledby="releases-title" data-testid="releases">
      <h2 id="releases-title">Releases so far</h2>
      {runs === null ? null : runs.length === 0 ? (
        <p className="releases-empty">
          None yet. Every release you run here keeps its journal and its record: who did what, when, with
          which outcome. Start with a rehearsal.
        </p>
      ) : (
        <ul>
          {runs.map((run) => (
            <ReleaseRow key={run.run} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ReleaseRow({ run }: { run: RunSummary }) {
  const words =
    run.status === 'ended' ? (run.outcome ?? 'ended') : `${run.status} · ${run.settled}/${run.total}`;
  return (
    <li>
      <button
        type="button"
        data-testid={`release-${run.run}`}
        onClick={() => useScreenStore.getState().go({ name: 'session', run: run.run })}
      >
        <StateIcon
          status={
            run.status === 'ended'
              ? (run.outcome ?? 'unknown')
              : run.status === 'running'
                ? 'running'
                : 'pending'
          }
          small
        />
        <span className="release-title">
          {run.kind === 'rollback' ? 'Rollback of ' : ''}
          {run.title} {run.version}
        </span>
        <time dateTime={run.createdAt}>
          {new Date(run.createdAt).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' })}
        </time>
        <span className="release-meta">
          <EnvironmentBadge environment={run.environment} />
          <span className="release-words">{words}</span>
        </span>
      </button>
    </li>
  );
}
