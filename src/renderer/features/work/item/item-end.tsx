import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';

/** The right end of a row: how it ended, who did it, or the button that runs it. */
export function ItemEnd({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const ended = useRun((state) => state.status === 'ended');
  const watching = usePlanStore((store) => store.open?.observer !== null);
  const { status, tick, waiver, attempts } = view.state;
  const last = attempts.at(-1);
  if (status === 'running') {
    if (watching) return <span className="item-end" />;
    return (
      <span className="item-end">
        <button
          type="button"
          className="btn small quiet"
          data-testid={`item-cancel-${item.id}`}
          onClick={() => actions.cancel(view.run, item.id)}
        >
          {item.follow ? 'stop' : 'cancel'}
        </button>
      </span>
    );
  }
  if (status === 'waived') return <span className="item-end">{waiver?.actor}</span>;
  if (tick !== null && item.kind === 'manual') return <span className="item-end">{tick.actor}</span>;
  if (status === 'pending' && item.command !== undefined && !ended && !watching) {
    return (
      <span className="item-end">
        <button
          type="button"
          className="btn small quiet"
          data-testid={`item-run-${item.id}`}
          aria-label={`Run ${item.title}`}
          onClick={() => actions.run(view.run, item.id)}
        >
          ⏎ {item.follow ? 'follow' : 'run'}
        </button>
      </span>
    );
  }
  if (last?.exit !== null && last !== undefined) return <span className="item-end">exit {last.exit}</span>;
  return <span className="item-end">{tick?.actor ?? ''}</span>;
}
