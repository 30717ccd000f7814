import type { RunSummary } from '../../../shared/wire/contract.ts';
import { EnvironmentBadge } from '../../features/strip/environment-badge.tsx';
import { useAppStore } from '../../stores/view/app-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { statusWords } from '../../text/statuses.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import * as words from './words.ts';
import '../../features/strip/strip.css';

/** Past releases and rollbacks, the latest first. Each leads to its session. */
export function ReleaseList() {
  const runs = useAppStore((store) => store.runs);
  return (
    <section className="releases" aria-labelledby="releases-title" data-testid="releases">
      <h2 id="releases-title">{words.releases}</h2>
      {runs === null ? null : runs.length === 0 ? (
        <p className="releases-empty">{words.noReleases}</p>
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
  const state =
    run.damage !== null
      ? words.damaged(run.damage.line)
      : run.status === 'ended'
        ? run.outcome === null
          ? words.ended
          : statusWords[run.outcome]
        : words.progress(run.status, run.settled, run.total);
  const title = `${run.title} ${run.version}`;
  return (
    <li>
      <button
        type="button"
        data-testid={`release-${run.run}`}
        onClick={() => useScreenStore.getState().go({ name: 'session', run: run.run })}
      >
        <StateIcon
          status={
            run.damage !== null
              ? 'unknown'
              : run.status === 'ended'
                ? (run.outcome ?? 'unknown')
                : run.status === 'running'
                  ? 'running'
                  : 'pending'
          }
          small
        />
        <span className="release-title">{run.kind === 'rollback' ? words.rollbackOf(title) : title}</span>
        <time dateTime={run.createdAt}>
          {new Date(run.createdAt).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' })}
        </time>
        <span className="release-meta">
          <EnvironmentBadge environment={run.environment} />
          <span className="release-words">{state}</span>
        </span>
      </button>
    </li>
  );
}
