import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';

/** The state of an item; for an item done by hand it is the box itself, which a click ticks. */
export function ItemMark({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const ended = useRun((state) => state.status === 'ended');
  const watching = usePlanStore((store) => store.open?.observer !== null);
  const { status, tick } = view.state;
  if (item.kind !== 'manual') return <StateIcon status={status} />;
  const ticked = status === 'passed';
  return (
    // biome-ignore lint/a11y/useSemanticElements: the box draws waived, failed and ticked by shape, which an input cannot.
    <button
      type="button"
      role="checkbox"
      className="item-box"
      aria-checked={ticked}
      aria-label={`${item.title}${ticked && tick !== null ? `, ticked by ${tick.actor}` : ''}`}
      data-testid={`item-box-${item.id}`}
      disabled={ended || watching}
      onClick={() => (ticked ? actions.untick(view.run, item.id) : actions.tick(view.run, item.id))}
    >
      <StateIcon status={status} box />
    </button>
  );
}
