import { useState } from 'react';
import type { WorkItem } from '../../../../shared/plan/work.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useSelectionStore } from '../../../stores/view/selection-store.ts';
import { machine } from '../../../text/machine.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import * as words from './words.ts';

/** Asks for confirmation before a dangerous item runs in production: what it does, where, and its command in full. */
export function DangerForm({ item, view }: { item: WorkItem; view: ItemView }) {
  const actions = useItemActions();
  const close = useSelectionStore((store) => store.openForm);
  const placement = usePlanStore((store) => store.open?.placement[item.id] ?? null);
  const [busy, setBusy] = useState(false);
  const target = placement ?? 'local';
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
        {words.danger.this} <b>{item.danger}</b> {words.danger.where} <b>{machine(target)}</b>
        {words.danger.notStarted}
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
          {words.cancelForm}
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
          {words.runDangerous(target)}
        </MoveButton>
      </div>
    </div>
  );
}
