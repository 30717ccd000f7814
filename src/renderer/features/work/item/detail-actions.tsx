import type { WorkItem } from '../../../../shared/plan/work.ts';
import { isSettled } from '../../../../shared/run/is-settled.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useDockStore } from '../../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../../stores/view/layout-store.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import { terminalTarget } from '../hosts/terminal-target.ts';
import { WaiveButton } from './waive-button.tsx';
import * as words from './words.ts';

/** The actions of an opened row that its line does not already offer. */
export function DetailActions({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const placement = usePlanStore((store) => store.open?.placement[item.id] ?? null);
  const { status, attempts } = view.state;
  const running = status === 'running';
  const settled = isSettled(status);
  const offered =
    status === 'failed' || status === 'timed-out' || status === 'cancelled' || status === 'unknown';
  const target = terminalTarget(view.state, placement);
  if (offered) return null;
  return (
    <div className="choices">
      {item.command !== undefined && !running && (
        <MoveButton
          move={{ do: 'run', item: item.id, confirmed: true }}
          run={view.run}
          className="btn small"
          onMove={() => actions.run(view.run, item.id)}
        >
          {attempts.length === 0 ? words.runOnce : words.runAgain}
        </MoveButton>
      )}
      {running && (
        <MoveButton
          move={{ do: 'cancel', item: item.id }}
          run={view.run}
          className="btn small"
          onMove={() => actions.cancel(view.run, item.id)}
        >
          {words.cancelItem}
        </MoveButton>
      )}
      {item.kind === 'manual' && status === 'pending' && (
        <MoveButton
          move={{ do: 'tick', item: item.id }}
          run={view.run}
          className="btn small"
          onMove={() => actions.tick(view.run, item.id)}
        >
          {words.tick}
        </MoveButton>
      )}
      {item.kind === 'manual' && status === 'passed' && (
        <MoveButton
          move={{ do: 'untick', item: item.id }}
          run={view.run}
          className="btn small"
          onMove={() => actions.untick(view.run, item.id)}
        >
          {words.untick}
        </MoveButton>
      )}
      {!settled && !running && <WaiveButton item={item} view={view} />}
      {item.command !== undefined && (
        <button
          type="button"
          className="btn small"
          onClick={() => {
            useLayoutStore.getState().show('dock');
            useDockStore.getState().openTerminal(target);
          }}
        >
          {words.openTerminal(target)}
        </button>
      )}
    </div>
  );
}
