import { useState } from 'react';
import type { ItemView } from '../../../run/item-source.ts';
import { useItemActions } from '../../../run/use-item-actions.ts';
import { type ReasonRowForm, useSelectionStore } from '../../../stores/view/selection-store.ts';
import { InlineForm, ReasonField } from '../../../ui/inline-form.tsx';
import { MoveButton } from '../../../ui/move-button.tsx';
import * as words from './words.ts';

/** Asks in the row for the reason of a waiver or a decision. */
export function ReasonForm({ view, form }: { view: ItemView; form: ReasonRowForm }) {
  const actions = useItemActions();
  const close = useSelectionStore((store) => store.openForm);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const { label, confirm, note } = words.reasons[form.kind];
  const waives = form.kind === 'waive';

  const submit = async (): Promise<void> => {
    const why = reason.trim();
    if (busy) return;
    setBusy(true);
    const done =
      form.kind === 'waive'
        ? await actions.waive(view.run, form.item, why)
        : await actions.decide(view.run, form.item, {
            outcome: form.kind,
            reason: why,
            ...(form.host === undefined ? {} : { host: form.host }),
          });
    setBusy(false);
    if (done) close(null);
  };
  return (
    <InlineForm className="reason-form" submit={submit} close={() => close(null)}>
      <ReasonField
        label={label}
        testId={waives ? 'waive-reason' : 'decide-reason'}
        value={reason}
        change={setReason}
      />
      <MoveButton
        move={{ do: waives ? 'waive' : 'decide', item: form.item, reason }}
        run={view.run}
        type="submit"
        className="btn primary"
        data-testid={waives ? 'waive-confirm' : 'decide-confirm'}
        disabled={busy}
        staysWhenEnded
      >
        {confirm}
      </MoveButton>
      <button type="button" className="btn" onClick={() => close(null)}>
        {words.cancelForm}
      </button>
      <p>{note}</p>
    </InlineForm>
  );
}
