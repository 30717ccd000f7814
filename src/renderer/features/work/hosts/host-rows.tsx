import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { HostAttempt } from '../../../../shared/run/attempts.ts';
import { hostStates } from '../../../../shared/run/group-state.ts';
import { formatDuration } from '../../../../shared/text/duration.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useDockStore } from '../../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../../stores/view/layout-store.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { batchWords, type HostBatch, hostBatches } from './host-batches.ts';
import * as words from './words.ts';
import './host-rows.css';

/** Above this many hosts, a closed row lists only those that need a look. */
const fewHosts = 12;

/** An item on a group, host by host: its state, its output, and what can be done about it. */
export function HostRows({ item, view }: { item: WorkItem; view: ItemView }) {
  const expanded = useSelectionStore((store) => store.expanded.has(item.id));
  const hosts = hostStates(view.state);
  const isShown = (host: HostAttempt): boolean => expanded || hosts.length <= fewHosts || needsLook(host);
  const target = usePlanStore((store) => store.open?.placement[item.id] ?? null);
  const sidecar = usePlanStore((store) => store.open?.sidecar);
  const batches =
    sidecar === undefined ? null : hostBatches(hosts, target, sidecar, view.state.status === 'running');
  const row = (host: HostAttempt) => <HostRow key={host.host} item={item} view={view} host={host} />;
  return (
    <div className="hosts" data-testid={`hosts-${item.id}`}>
      <HostCounts hosts={hosts} batches={batches} />
      {hosts.some(isShown) && (
        <ul>
          {batches === null
            ? hosts.filter(isShown).map(row)
            : batches
                .filter((batch) => batch.hosts.some(isShown))
                .flatMap((batch) => [
                  <BatchLabel key={`batch ${batch.n}`} batch={batch} />,
                  ...batch.hosts.filter(isShown).map(row),
                ])}
        </ul>
      )}
    </div>
  );
}

/** The label above the hosts of one batch. */
function BatchLabel({ batch }: { batch: HostBatch }) {
  return (
    <li className={`host-batch ${batch.state}`} data-testid={`batch-${batch.n}`} data-state={batch.state}>
      {words.batch(batch.n)} <b>{words.batchStates[batch.state]}</b>
    </li>
  );
}

function HostCounts({
  hosts,
  batches,
}: {
  hosts: readonly HostAttempt[];
  batches: readonly HostBatch[] | null;
}) {
  const counts = [...Map.groupBy(hosts, ({ status }) => status)].map(
    ([status, group]) => [status, group.length] as const,
  );
  const done = hosts.filter(({ endedAt }) => endedAt !== null).length;
  return (
    <p className="host-counts">
      <progress value={done} max={hosts.length} aria-label={words.finished(done, hosts.length)} />
      {words.hostCounts(hosts.length, counts)}
      {batches !== null && ` · ${batchWords(batches)}`}
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
      <span className="mono">{host.exit === null ? '' : words.exit(host.exit)}</span>
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
            {words.output}
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
  if (view.state.status === 'running') return null;
  if (host.status === 'unknown') {
    return (['passed', 'failed'] as const).map((kind) => (
      <MoveButton
        key={kind}
        move={{ do: 'decide', item: item.id }}
        run={view.run}
        className="btn small"
        onMove={() => openForm({ item: item.id, kind, host: host.host })}
      >
        {words.mark[kind]}
      </MoveButton>
    ));
  }
  if (host.status === 'passed') return null;
  return (
    <MoveButton
      move={{ do: 'run', item: item.id, confirmed: true }}
      run={view.run}
      className="btn small"
      data-testid={`retry-${item.id}-${host.host}`}
      onMove={() => actions.run(view.run, item.id, [host.host])}
    >
      {host.startedAt === null ? words.runHere : words.retryHere}
    </MoveButton>
  );
}

function needsLook({ status }: HostAttempt): boolean {
  return status !== 'passed' && status !== 'pending';
}
