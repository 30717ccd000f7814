import { useState } from 'react';
import { useCall } from '../../link/use-call.tsx';
import { useRunStore } from '../../stores/run/run-store.ts';

/** Declining a proposed rollback: recorded with the person's name, and with a reason where one is given. */
export function DeclineForm({ proposal, close }: { proposal: string; close: () => void }) {
  const call = useCall();
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    const run = useRunStore.getState().current ?? '';
    const why = reason.trim();
    await call('Declining the rollback', (client) =>
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
        <span>Leave production as it is because (may stay empty)</span>
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
      <button type="submit" className="btn small" data-testid="decline-confirm">
        Decline the rollback
      </button>
      <p>The release stays paused; the same firing is not asked about again until it has resolved.</p>
    </form>
  );
}
