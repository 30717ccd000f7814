import type { WorkItem } from '../../../../shared/plan/work.ts';
import { waiverRefusal } from '../../../../shared/run/waivers.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';

const noGates = [] as const;

/** Opens the form for a waiver; where the item may not be waived it says why instead. */
export function WaiveButton({ item }: { item: WorkItem }) {
  const openForm = useSelectionStore((store) => store.openForm);
  const gates = usePlanStore((store) => store.open?.gates ?? noGates);
  const refusal = waiverRefusal(item, gates);
  if (refusal !== null)
    return (
      <span className="choices-note" data-testid={`not-waivable-${item.id}`}>
        Cannot be waived: {refusal}.
      </span>
    );
  return (
    <button
      type="button"
      className="btn small"
      data-testid={`waive-${item.id}`}
      onClick={() => openForm({ item: item.id, kind: 'waive' })}
    >
      Waive…
    </button>
  );
}
