import { useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { moveWords } from '../../run/words.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { InlineForm, ReasonField } from '../../ui/inline-form.tsx';
import { MoveButton } from '../../ui/move-button.tsx';
import * as words from './words.ts';

/** Declines a proposed rollback; the record keeps who did it and the reason, if any. */
export function DeclineForm({ proposal, close }: { proposal: string; close: () => void }) {
  const call = useCall();
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    const run = useRunStore.getState().current ?? '';
    const why = reason.trim();
    await call(moveWords.decline, (client) =>
      client.rollback.decline({ run, proposal, ...(why === '' ? {} : { reason: why }) }),
    );
  };
  return (
    <InlineForm className="decline-form" submit={submit} close={close}>
      <ReasonField label={words.declineReason} testId="decline-reason" value={reason} change={setReason} />
      <MoveButton
        move={{ do: 'decline', proposal }}
        type="submit"
        className="btn small"
        data-testid="decline-confirm"
      >
        {words.declineConfirm}
      </MoveButton>
      <p>{words.declineNote}</p>
    </InlineForm>
  );
}
