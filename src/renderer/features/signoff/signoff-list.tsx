import { useState } from 'react';
import type { Signoff } from '../../../shared/run/signoffs.ts';
import { useRefusal } from '../../run/use-moves.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import { StateIcon } from '../../ui/state-icon.tsx';
import * as words from './words.ts';
import './signoff.css';

/** Roles and who signed for each. A typed name counts and is marked as unsigned. */
export function SignoffList({ roles }: { roles: readonly string[] }) {
  return (
    <ul className="signoffs">
      {roles.map((role) => (
        <SignoffRow key={role} role={role} />
      ))}
    </ul>
  );
}

function SignoffRow({ role }: { role: string }) {
  const given = useRun((state) => state.signoffs[role]);
  const hash = useRun((state) => state.planHash);
  const stale = given !== undefined && given.planHash !== hash;
  return (
    <li data-testid={`signoff-${role}`} data-given={given !== undefined && !stale}>
      <StateIcon status={given === undefined ? 'pending' : stale ? 'unknown' : 'passed'} small />
      <span className="role">{role}</span>
      {given === undefined || stale ? (
        <SignForm role={role} stale={stale} />
      ) : (
        <Given role={role} signoff={given} />
      )}
    </li>
  );
}

function Given({ role, signoff }: { role: string; signoff: Signoff }) {
  const actions = useRunActions();
  return (
    <>
      <span className="name">{signoff.name}</span>
      <span className={`kind ${signoff.signed ? 'signed' : 'unsigned'}`}>
        {signoff.signed ? words.signedWithKey : words.unsigned}
      </span>
      <time dateTime={signoff.at}>{new Date(signoff.at).toLocaleTimeString()}</time>
      <MoveButton
        move={{ do: 'unsign', role }}
        className="btn small"
        data-testid={`unsign-${role}`}
        onMove={() => actions.unsign(role)}
      >
        {words.withdraw}
      </MoveButton>
    </>
  );
}

function SignForm({ role, stale }: { role: string; stale: boolean }) {
  const actions = useRunActions();
  const move = { do: 'sign', role } as const;
  const refusal = useRefusal(move);
  const [name, setName] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void actions.sign(role, name.trim());
      }}
    >
      {stale && <span className="stale">{words.stale}</span>}
      <input
        className="field"
        aria-label={words.nameFor(role)}
        placeholder={words.name}
        data-testid={`sign-name-${role}`}
        value={name}
        disabled={refusal !== null}
        onChange={(event) => setName(event.target.value)}
      />
      <MoveButton
        move={move}
        type="submit"
        className="btn small"
        data-testid={`sign-${role}`}
        disabled={refusal === null && name.trim() === ''}
        staysWhenEnded
      >
        {words.signOff}
      </MoveButton>
    </form>
  );
}
