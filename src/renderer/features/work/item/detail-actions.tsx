import type { WorkItem } from '../../../../shared/plan/work.ts';
import { isSettled } from '../../../../shared/run/is-settled.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { useDockStore } from '../../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../../stores/view/layout-store.ts';
import { terminalTarget } from '../hosts/terminal-target.ts';
import { WaiveButton } from './waive-button.tsx';

/** The actions of an opened row that its line does not already offer. */
export function DetailActions({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const ended = useRun((state) => state.status === 'ended');
  const watching = usePlanStore((store) => store.open?.observer !== null);
  const placement = usePlanStore((store) => store.open?.placement[item.id] ?? null);
  const { status, attempts } = view.state;
  const running = status === 'running';
  const settled = isSettled(status);
  const offered =
    status === 'failed' || status === 'timed-out' || status === 'cancelled' || status === 'unknown';
  const target = terminalTarget(view.state, placement);
  if (ended || watching || offered) return null;
  return (
    <div className="choices">
      {item.command !== undefined && !running && (
        <button type="button" className="btn small" onClick={() => actions.run(view.run, item.id)}>
          {attempts.length === 0 ? 'Run' : 'Run again'}
        </button>
      )}
      {running && (
        <button type="button" className="btn small" onClick={() => actions.cancel(view.run, item.id)}>
          Cancel
        </button>
      )}
      {item.kind === 'manual' && status === 'pending' && (
        <button type="button" className="btn small" onClick={() => actions.tick(view.run, item.id)}>
          Tick
        </button>
      )}
      {item.kind === 'manual' && status === 'passed' && (
        <button type="button" className="btn small" onClick={() => actions.untick(view.run, item.id)}>
          Untick
        </button>
      )}
      {!settled && !running && <WaiveButton item={item} />}
      {item.command !== undefined && (
        <button
          type="button"
          className="btn small"
          onClick={() => {
            useLayoutStore.getState().show('dock');
            useDockStore.getState().openTerminal(target);
          }}
        >
          Open terminal on {target === 'local' ? 'this machine' : target}
        </button>
      )}
    </div>
  );
}
