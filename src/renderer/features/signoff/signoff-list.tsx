import { useState } from 'react';
import type { Signoff, SignoffWaiver } from '../../../shared/run/signoffs.ts';
import { useRefusal } from '../../run/use-moves.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import { StateIcon } from '../../ui/state-icon.tsx';
import { WaiveForm } from './waive-form.tsx';
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
  const waiver = useRun((state) => state.signoffWaivers?.[role]);
  const hash = useRun((state) => state.planHash);
  const [waiving, setWaiving] = useState(false);
  const signed = given !== undefined && given.planHash === hash;
  const stale = given !== undefined && !signed;
  const waived = !signed && waiver !== undefined;
  const status = signed ? 'passed' : waived ? 'waived' : stale ? 'unknown' : 'pending';
  return (
    <li data-testid={`signoff-${role}`} data-given={signed}>
      <StateIcon status={status} small />
      <span className="role" title={role}>
        {role}
      </span>
      {signed ? (
        <Given role={role} signoff={given} />
      ) : waived ? (
        <Waived role={role} waiver={waiver} />
      ) : waiving ? (
        <WaiveForm role={role} close={() => setWaiving(false)} />
      ) : (
        <SignForm role={role} stale={stale} waive={() => setWaiving(true)} />
      )}
    </li>
  );
}

function Given({ role, signoff }: { role: string; signoff: Signoff }) {
  return (
    <>
      <span className="name">{signoff.name}</span>
      <span className={`kind ${signoff.signed ? 'signed' : 'unsigned'}`}>
        {signoff.signed ? words.signedWithKey : words.unsigned}
      </span>
      <time dateTime={signoff.at}>{new Date(signoff.at).toLocaleTimeString()}</time>
      <Withdraw role={role} />
    </>
  );
}

function Waived({ role, waiver }: { role: string; waiver: SignoffWaiver }) {
  return (
    <>
      <span className="name waived">{words.waived(waiver.reason, waiver.actor)}</span>
      <time dateTime={waiver.at}>{new Date(waiver.at).toLocaleTimeString()}</time>
      <Withdraw role={role} />
    </>
  );
}

function Withdraw({ role }: { role: string }) {
  const actions = useRunActions();
  return (
    <MoveButton
      move={{ do: 'unsign', role }}
      className="btn small"
      data-testid={`unsign-${role}`}
      onMove={() => actions.unsign(role)}
    >
      {words.withdraw}
    </MoveButton>
  );
}

function SignForm({ role, stale, waive }: { role: string; stale: boolean; waive: () => void }) {
  const actions = useRunActions();
  const move = { do: 'sign', role } as const;
  const refusal = useRefusal(move);
  const asWaiver = { do: 'waive-signoff', role } as const;
  const fixed = useRefusal(asWaiver)?.code === 'not-waivable';
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
      {!fixed && (
        <MoveButton
          move={asWaiver}
          className="btn small quiet"
          data-testid={`waive-signoff-${role}`}
          onMove={waive}
        >
          {words.waive}
        </MoveButton>
      )}
    </form>
  );
}
