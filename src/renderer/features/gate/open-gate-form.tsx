import { useState } from 'react';
import { useRunActions } from '../../run/use-run-actions.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import * as words from './words.ts';

/** Opens a gate, for a reason that the record keeps. */
export function OpenGateForm({ id, isReady }: { id: string; isReady: boolean }) {
  const actions = useRunActions();
  const [reason, setReason] = useState('');
  return (
    <form
      className="open-gate"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.openGate(id, reason);
      }}
    >
      <MoveButton
        move={{ do: 'open-gate', gate: id }}
        type="submit"
        className="btn primary"
        data-testid="open-gate"
        staysWhenEnded
      >
        {isReady ? words.go : words.notYet}
      </MoveButton>
      <input
        className="field"
        aria-label={words.reason}
        placeholder={words.reason}
        data-testid="gate-reason"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <small>{words.recorded}</small>
    </form>
  );
}
