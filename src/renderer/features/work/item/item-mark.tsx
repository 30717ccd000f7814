import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { useMoveProps } from '../../../run/use-move-props.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import * as words from './words.ts';

/** The state of an item. For an item done by hand it is a box, which a click ticks. */
export function ItemMark({ item, view }: { item: WorkItem; view: ItemView }) {
  return item.kind === 'manual' ? <Box item={item} view={view} /> : <StateIcon status={view.state.status} />;
}

function Box({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const { status, tick } = view.state;
  const ticked = status === 'passed';
  const { props } = useMoveProps({
    move: { do: ticked ? 'untick' : 'tick', item: item.id },
    run: view.run,
    onMove: () => (ticked ? actions.untick : actions.tick)(view.run, item.id),
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: the box draws waived, failed and ticked by shape, which an input cannot.
    <button
      type="button"
      role="checkbox"
      className="item-box"
      aria-checked={ticked}
      aria-label={words.box(item.title, ticked ? (tick?.actor ?? null) : null)}
      data-testid={`item-box-${item.id}`}
      {...props}
    >
      <StateIcon status={status} box />
    </button>
  );
}
