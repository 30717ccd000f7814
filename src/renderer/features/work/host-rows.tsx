import { formatDuration } from '../../../shared/duration.ts';
import { hostStates } from '../../../shared/fleet-state.ts';
import type { HostAttempt } from '../../../shared/run-state.ts';
import type { WorkItem } from '../../../shared/work.ts';
import type { ItemView } from '../../session/item-source.ts';
import { useItemActions } from '../../session/use-item-actions.ts';
import { useDockStore } from '../../stores/dock-store.ts';
import { useLayoutStore } from '../../stores/layout-store.ts';
import { usePlanStore } from '../../stores/plan-store.ts';
import { useRun } from '../../stores/run-store.ts';
import { useSelectionStore } from '../../stores/selection-store.ts';
import { StateIcon } from '../../ui/state-icon.tsx';

/** More hosts than this are summed up until somebody opens the row: only those that need a look are listed. */
const fewHosts = 12;

/** An item on a group, host by host: where each stands, its output, and what can be done about it. */
export function HostRows({ item, view }: { item: WorkItem; view: ItemView }) {
  const expanded = useSelectionStore((store) => store.expanded.has(item.id));
  const hosts = hostStates(view.state);
  const shown = expanded || hosts.length <= fewHosts ? hosts : hosts.filter(needsLook);
  return (
    <div className="hosts" data-testid={`hosts-${item.id}`}>
      <HostCounts hosts={hosts} />
      {shown.length > 0 && (
        <ul>
          {shown.map((host) => (
            <HostRow key={host.host} item={item} view={view} host={host} />
          ))}
        </ul>
      )}
    </div>
  );
}

function HostCounts({ hosts }: { hosts: readonly HostAttempt[] }) {
  const counts = [...Map.groupBy(hosts, ({ status }) => status)].map(
    ([status, group]) => `${group.length} ${status}`,
  );
  const done = hosts.filter(({ endedAt }) => endedAt !== null).length;
  return (
    <p className="host-counts">
      <progress value={done} max={hosts.length} aria-label={`${done} of ${hosts.length} hosts ended`} />
      {hosts.length} hosts · {counts.join(', ')}
    </p>
  );
}

function HostRow({ item, view, host }: { item: WorkItem; view: ItemView; host: HostAttempt }) {
  const attempt = view.state.attempts.findLast(({ hosts }) => hosts?.some((each) => each.host === host.host));
  return (
    <li data-testid={`host-${item.id}-${host.host}`} data-status={host.status}>
      <StateIcon status={host.status} small />
      <span className="mono host-name">{host.host}</span>
      <span className="host-reason">{host.reason}</span>
      <span className="mono">{host.durationMs === null ? '' : formatDuration(host.durationMs)}</span>
      <span className="mono">{host.exit === null ? '' : `exit ${host.exit}`}</span>
      <span className="host-actions">
        {attempt !== undefined && host.startedAt !== null && (
          <button
            type="button"
            className="btn small"
            onClick={() => {
              useLayoutStore.getState().show('dock');
              useDockStore
                .getState()
                .pin({ run: view.run, item: item.id, attempt: attempt.n, host: host.host });
            }}
          >
            Output
          </button>
        )}
        <HostChoices item={item} view={view} host={host} />
      </span>
    </li>
  );
}

/** What a person can do about one host, once the attempt is over. */
function HostChoices({ item, view, host }: { item: WorkItem; view: ItemView; host: HostAttempt }) {
  const actions = useItemActions();
  const openForm = useSelectionStore((store) => store.openForm);
  const closed = useRun((state) => state.status === 'ended');
  const watching = usePlanStore((store) => store.open?.observer !== null);
  if (closed || watching || view.state.status === 'running') return null;
  if (host.status === 'unknown') {
    return (['passed', 'failed'] as const).map((kind) => (
      <button
        key={kind}
        type="button"
        className="btn small"
        onClick={() => openForm({ item: item.id, kind, host: host.host })}
      >
        It {kind}…
      </button>
    ));
  }
  if (host.status === 'passed') return null;
  return (
    <button
      type="button"
      className="btn small"
      data-testid={`retry-${item.id}-${host.host}`}
      onClick={() => actions.run(view.run, item.id, [host.host])}
    >
      {host.startedAt === null ? 'Run' : 'Retry'} here
    </button>
  );
}

function needsLook({ status }: HostAttempt): boolean {
  return status !== 'passed' && status !== 'pending';
}
