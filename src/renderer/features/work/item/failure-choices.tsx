import type { WorkItem } from '../../../../shared/plan/work.ts';
import { hostStates, hostsLeft } from '../../../../shared/run/group-state.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { useDockStore } from '../../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../../stores/view/layout-store.ts';
import { usePanelsStore } from '../../../stores/view/panels-store.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import { terminalTarget } from '../hosts/terminal-target.ts';
import { WaiveButton } from './waive-button.tsx';

/** What a person can do after a failure or an unknown outcome, in the row where it happened. */
export function FailureChoices({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const openForm = useSelectionStore((store) => store.openForm);
  const placement = usePlanStore((store) => store.open?.placement[item.id] ?? null);
  const isRolling = usePlanStore((store) => {
    const spec = store.open?.sidecar.targets?.[placement ?? ''];
    return spec !== undefined && 'group' in spec && spec.strategy === 'rolling';
  });
  const hasRestorePoint = useRun((state) => state.armed !== null && state.rollback === null);
  const target = terminalTarget(view.state, placement);
  const unknown = view.state.status === 'unknown';
  return (
    <div className="choices" data-testid={`choices-${item.id}`}>
      {unknown && (
        <>
          <MoveButton
            move={{ do: 'decide', item: item.id }}
            run={view.run}
            className="btn small"
            data-testid={`decide-passed-${item.id}`}
            onMove={() => openForm({ item: item.id, kind: 'passed' })}
          >
            It passed…
          </MoveButton>
          <MoveButton
            move={{ do: 'decide', item: item.id }}
            run={view.run}
            className="btn small"
            data-testid={`decide-failed-${item.id}`}
            onMove={() => openForm({ item: item.id, kind: 'failed' })}
          >
            It failed…
          </MoveButton>
        </>
      )}
      <MoveButton
        move={{ do: 'run', item: item.id, confirmed: true }}
        run={view.run}
        className="btn small"
        data-testid={`retry-${item.id}`}
        onMove={() => actions.run(view.run, item.id)}
      >
        {unknown ? 'Run again' : retryWords(view.state, isRolling)}
      </MoveButton>
      <button
        type="button"
        className="btn small"
        data-testid={`open-terminal-${item.id}`}
        onClick={() => {
          useLayoutStore.getState().show('dock');
          useDockStore.getState().openTerminal(target);
        }}
      >
        Open terminal on {target === 'local' ? 'this machine' : target}
      </button>
      <WaiveButton item={item} view={view} />
      {hasRestorePoint && (
        <MoveButton
          move={{ do: 'roll-back' }}
          className="btn small danger"
          data-testid={`roll-back-${item.id}`}
          onMove={() => usePanelsStore.getState().setRollback(true)}
        >
          Roll back…
        </MoveButton>
      )}
      {unknown && (
        <span className="choices-note">
          Look before you run it again: the first try may have done its work.
        </span>
      )}
    </div>
  );
}

/** On a group a retry takes some of the hosts only. */
function retryWords(state: ItemView['state'], isRolling: boolean): string {
  const hosts = hostStates(state);
  const left = hostsLeft(
    state,
    hosts.map(({ host }) => host),
    isRolling,
  );
  if (left.length === 0) return 'Retry';
  const where = left.length === 1 ? left[0] : `${left.length} hosts`;
  const begun = hosts.some(({ host, status }) => status !== 'pending' && left.includes(host));
  return begun ? `Retry on ${where}` : `Run on ${where}, whose turn has not come`;
}
