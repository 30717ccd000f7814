import type { WorkItem } from '../../../../shared/plan/work.ts';
import { byItsCommands } from '../../../../shared/run/moves/held-boxes.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { ownExit } from '../../../text/say-exit.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import * as words from './words.ts';

/** The right end of a row: how it ended, who did it, or the button that runs it. */
export function ItemEnd({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const { status, tick, waiver, attempts } = view.state;
  const last = attempts.at(-1);
  if (status === 'running') {
    return (
      <span className="item-end">
        <MoveButton
          move={{ do: 'cancel', item: item.id }}
          run={view.run}
          className="btn small quiet"
          data-testid={`item-cancel-${item.id}`}
          onMove={() => actions.cancel(view.run, item.id)}
        >
          {item.follow ? words.stop : words.cancel}
        </MoveButton>
      </span>
    );
  }
  if (status === 'waived') return <span className="item-end">{waiver?.actor}</span>;
  if (item.kind === 'manual') return <span className="item-end">{boxEnd(item, view)}</span>;
  if (status === 'pending' && item.command !== undefined) {
    return (
      <span className="item-end">
        <MoveButton
          move={{ do: 'run', item: item.id, confirmed: true }}
          run={view.run}
          className="btn small quiet"
          data-testid={`item-run-${item.id}`}
          aria-label={words.runItem(item.title)}
          onMove={() => actions.run(view.run, item.id)}
        >
          ⏎ {item.follow ? words.follow : words.run}
        </MoveButton>
      </span>
    );
  }
  if (last !== undefined && last.exit !== null) return <span className="item-end">{ownExit(last)}</span>;
  return <span className="item-end">{tick?.actor ?? ''}</span>;
}

/** Who ticked a box, where that was a person or a rule. */
function boxEnd({ holds }: WorkItem, { state: { tick } }: ItemView): string {
  return holds !== undefined && tick?.actor === byItsCommands ? '' : (tick?.actor ?? '');
}
