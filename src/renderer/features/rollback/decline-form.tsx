import { useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { moveWords } from '../../run/words.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
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
    <form
      className="decline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <label>
        <span>{words.declineReason}</span>
        <input
          className="field"
          data-testid="decline-reason"
          value={reason}
          maxLength={500}
          // biome-ignore lint/a11y/noAutofocus: the person just asked for this field.
          autoFocus
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <MoveButton
        move={{ do: 'decline', proposal }}
        type="submit"
        className="btn small"
        data-testid="decline-confirm"
      >
        {words.declineConfirm}
      </MoveButton>
      <p>{words.declineNote}</p>
    </form>
  );
}
