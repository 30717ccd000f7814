import { useState } from 'react';
import { useRunActions } from '../../run/use-run-actions.ts';
import { InlineForm } from '../../ui/inline-form.tsx';
import { MoveButton } from '../../ui/move-button.tsx';
import * as words from './words.ts';

/** Asks why the gate may open without a sign-off. */
export function WaiveForm({ role, close }: { role: string; close: () => void }) {
  const actions = useRunActions();
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    if (await actions.waiveSignoff(role, reason.trim())) close();
  };
  return (
    <InlineForm className="waive-signoff" submit={submit} close={close}>
      <input
        className="field"
        aria-label={words.reasonFor(role)}
        placeholder={words.reason}
        data-testid={`waive-reason-${role}`}
        value={reason}
        maxLength={500}
        // biome-ignore lint/a11y/noAutofocus: the person just asked for this field.
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <MoveButton
        move={{ do: 'waive-signoff', role, reason }}
        type="submit"
        className="btn small"
        data-testid={`waive-confirm-${role}`}
      >
        {words.waiveConfirm}
      </MoveButton>
      <button type="button" className="btn small quiet" onClick={close}>
        {words.cancel}
      </button>
    </InlineForm>
  );
}
