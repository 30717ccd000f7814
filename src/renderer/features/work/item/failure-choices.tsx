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
import * as words from './words.ts';

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
            {words.markPassed}
          </MoveButton>
          <MoveButton
            move={{ do: 'decide', item: item.id }}
            run={view.run}
            className="btn small"
            data-testid={`decide-failed-${item.id}`}
            onMove={() => openForm({ item: item.id, kind: 'failed' })}
          >
            {words.markFailed}
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
        {unknown ? words.runAgain : retryWords(view.state, isRolling)}
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
        {words.openTerminal(target)}
      </button>
      <WaiveButton item={item} view={view} />
      {hasRestorePoint && (
        <MoveButton
          move={{ do: 'roll-back' }}
          className="btn small danger"
          data-testid={`roll-back-${item.id}`}
          onMove={() => usePanelsStore.getState().setRollback(true)}
        >
          {words.rollBack}
        </MoveButton>
      )}
      {unknown && <span className="choices-note">{words.checkTarget}</span>}
    </div>
  );
}

/** On a group a retry runs only on the hosts that need it. */
function retryWords(state: ItemView['state'], isRolling: boolean): string {
  const hosts = hostStates(state);
  const left = hostsLeft(
    state,
    hosts.map(({ host }) => host),
    isRolling,
  );
  if (left.length === 0) return words.retry;
  const [only, second] = left;
  const where = only !== undefined && second === undefined ? only : words.hosts(left.length);
  const begun = hosts.some(({ host, status }) => status !== 'pending' && left.includes(host));
  return begun ? words.retryOn(where) : words.runOn(where);
}
