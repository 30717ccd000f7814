import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useRefusal } from '../../../run/use-moves.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import * as words from './words.ts';

/** Opens the form for a waiver; where the item may not be waived, says why beside the button. */
export function WaiveButton({ item, view }: { item: WorkItem; view: ItemView }) {
  const openForm = useSelectionStore((store) => store.openForm);
  const move = { do: 'waive', item: item.id } as const;
  const refusal = useRefusal(move, view.run);
  return (
    <>
      <MoveButton
        move={move}
        run={view.run}
        className="btn small"
        data-testid={`waive-${item.id}`}
        onMove={() => openForm({ item: item.id, kind: 'waive' })}
      >
        {words.waive}
      </MoveButton>
      {refusal?.code === 'not-waivable' && (
        <span className="choices-note" data-testid={`not-waivable-${item.id}`}>
          {refusal.message}
        </span>
      )}
    </>
  );
}
