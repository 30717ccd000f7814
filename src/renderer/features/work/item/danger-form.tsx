import { useState } from 'react';
import type { WorkItem } from '../../../../shared/plan/work.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';
import { MoveButton } from '../../../ui/move-button.tsx';

/** The extra word a dangerous item needs in production: what it does, where, in full, before it is done. */
export function DangerForm({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const close = useSelectionStore((store) => store.openForm);
  const placement = usePlanStore((store) => store.open?.placement[item.id] ?? null);
  const [busy, setBusy] = useState(false);
  const where = placement === null || placement === 'local' ? 'this machine' : placement;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the form's keys from the window's shortcuts.
    <div
      className="danger-form"
      data-testid={`danger-${item.id}`}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close(null);
      }}
    >
      <p>
        This <b>{item.danger}</b>, in production, on <b>{where}</b>. It was not started.
      </p>
      <pre className="command-full">{showHidden(item.command ?? '')}</pre>
      <div className="choices">
        <button
          type="button"
          className="btn"
          // biome-ignore lint/a11y/noAutofocus: the safe answer is the one that a stray Enter gives.
          autoFocus
          onClick={() => close(null)}
        >
          Leave it
        </button>
        <MoveButton
          move={{ do: 'run', item: item.id, confirmed: true }}
          run={view.run}
          className="btn danger"
          data-testid={`danger-confirm-${item.id}`}
          disabled={busy}
          onMove={() => {
            setBusy(true);
            void actions.runConfirmed(view.run, item.id).then((started) => {
              setBusy(false);
              if (started) close(null);
            });
          }}
        >
          Run it on {where}
        </MoveButton>
      </div>
    </div>
  );
}
