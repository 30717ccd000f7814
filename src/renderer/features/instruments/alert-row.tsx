import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { type AlertNote, acknowledgmentOf, silenceOf } from '../../../shared/run/alerts/alert-notes.ts';
import { silenceEnd } from '../../../shared/run/alerts/quiet-words.ts';
import type { AlertState } from '../../../shared/wire/live.ts';
import { useQuietActions } from '../../run/use-quiet-actions.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { clockTime } from '../../text/clock-time.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import { SilenceForm } from './silence-form.tsx';
import * as words from './words.ts';
import './alert-noise.css';

/** One alert rule: how it stands, who has quieted it and why, and what can be done about its noise. */
export function AlertRow({ alert, said }: { alert: AlertState; said: string }) {
  const { rule, state, shown, reason } = alert;
  const [silencing, setSilencing] = useState(false);
  const { acknowledged, silenced } = useNotes(rule.text);
  const isFiring = state === 'firing';
  const quiet = silenced !== null ? ' silenced' : acknowledged !== null && isFiring ? ' acknowledged' : '';
  return (
    <li
      className={`alert ${state}${reason === undefined ? '' : ' unmeasured'}${isBlind(alert) ? ' blind' : ''}${quiet}`}
    >
      <span className="mark" aria-hidden="true">
        {state === 'pending' || isFiring || isBlind(alert) ? '!' : ''}
      </span>
      <span className="alert-text" title={rule.text}>
        {rule.text}
        {(state === 'pending' || isFiring) && shown !== '' && ` — ${shown}`}
      </span>
      <span className="n">
        {rule.rollback === true && <TriggerMark />}
        <span className="visually-hidden">{state} </span>
        {said}
      </span>
      <SilenceButton rule={rule.text} isOpen={silencing} toggle={() => setSilencing(!silencing)} />
      {reason !== undefined && <small title={reason}>{reason}</small>}
      {isFiring && <FiringLine rule={rule.text} acknowledged={acknowledged} />}
      {silenced !== null && <SilenceLine alert={alert} note={silenced} />}
      {silencing && <SilenceForm alert={alert} close={() => setSilencing(false)} />}
    </li>
  );
}

/** Who has quieted a rule; a silence ends without an event. */
function useNotes(text: string): {
  readonly acknowledged: AlertNote | null;
  readonly silenced: AlertNote | null;
} {
  const state = useRun((run) => run);
  const isTimed = silenceOf(state, text, 0)?.until != null;
  const now = useNow(isTimed ? 1_000 : null);
  return { acknowledged: acknowledgmentOf(state, text), silenced: silenceOf(state, text, now) };
}

function SilenceButton({ rule, isOpen, toggle }: { rule: string; isOpen: boolean; toggle: () => void }) {
  return (
    <MoveButton
      move={{ do: 'silence', rule }}
      className="icon-btn alert-silence"
      data-testid="alert-silence"
      aria-label={words.silenceRule(rule)}
      aria-expanded={isOpen}
      title={words.silence}
      onMove={toggle}
    >
      <BellOff size={12} aria-hidden="true" />
    </MoveButton>
  );
}

function FiringLine({ rule, acknowledged }: { rule: string; acknowledged: AlertNote | null }) {
  const { acknowledge } = useQuietActions();
  return (
    <div className="alert-note">
      {acknowledged !== null ? (
        <span data-testid="alert-acknowledged">
          {words.acknowledged(acknowledged.actor, clockTime(acknowledged.at))}
        </span>
      ) : (
        <MoveButton
          move={{ do: 'acknowledge', rule }}
          className="btn small"
          data-testid="alert-acknowledge"
          aria-label={words.acknowledgeRule(rule)}
          onMove={() => acknowledge(rule)}
        >
          {words.acknowledge}
        </MoveButton>
      )}
    </div>
  );
}

function SilenceLine({ alert: { rule }, note }: { alert: AlertState; note: AlertNote }) {
  const { unsilence } = useQuietActions();
  const end = silenceEnd(note, clockTime);
  return (
    <div className="alert-note">
      <span data-testid="alert-silenced">
        {words.silenced(note.actor, end, note.reason ?? '')}
        {rule.rollback === true && ` ${words.triggerStays}`}
      </span>
      <MoveButton
        move={{ do: 'unsilence', rule: rule.text }}
        className="btn small quiet"
        data-testid="alert-unsilence"
        aria-label={words.unsilenceRule(rule.text)}
        onMove={() => unsilence(rule.text)}
      >
        {words.unsilence}
      </MoveButton>
    </div>
  );
}

/** A rollback trigger that nothing measures. */
function isBlind({ rule, reason }: AlertState): boolean {
  return rule.rollback === true && reason !== undefined;
}

/** The mark of a rule that is a rollback trigger. */
function TriggerMark() {
  return (
    <span title={words.trigger} data-testid="trigger">
      <span aria-hidden="true">↩ </span>
      <span className="visually-hidden">{words.triggerPrefix}</span>
    </span>
  );
}
