import type { JournalEvent } from '../../journal/events.ts';

/** What the journal knows of a rule: the last state that was loud enough to be recorded. */
export interface LastAlert {
  readonly text: string;
  readonly state: string;
  readonly value: number | null;
  readonly at: string;
}

/** What a person did about the noise of a rule, and what ended it. */
export interface AlertNote {
  /** The rule's words. */
  readonly text: string;
  readonly kind: 'acknowledged' | 'silenced';
  readonly actor: string;
  readonly at: string;
  /** Of a silence. */
  readonly reason: string | null;
  /** Of a silence: until when, ISO 8601; null until the run ends. */
  readonly until: string | null;
  /** What ended it ahead of its time; `actor` is null where no person did: the rule resolved, or fired anew. */
  readonly ended: { readonly actor: string | null; readonly at: string } | null;
}

/** What of a run's state alert rules are kept in. */
export interface WithAlerts {
  readonly alerts: Readonly<Record<string, LastAlert>>;
  readonly alertNotes?: readonly AlertNote[];
}

type AlertEvent = Extract<
  JournalEvent,
  { readonly type: 'alert.changed' | 'alert.acknowledged' | 'alert.silenced' | 'alert.unsilenced' }
>;

/** Folds what concerns alert rules into the state. Pure; a journal without notes leaves none in it. */
export function foldAlert<State extends WithAlerts>(state: State, event: AlertEvent): State {
  const { text, at } = event;
  switch (event.type) {
    case 'alert.changed': {
      const { state: now, value } = event;
      const alerts = { ...state.alerts, [text]: { text, state: now, value, at } };
      // Whoever acknowledged one firing has not seen the next one.
      const isOver = now === 'firing' || now === 'resolved';
      return { ...(isOver ? endNotes(state, 'acknowledged', { text, actor: null, at }) : state), alerts };
    }
    case 'alert.acknowledged': {
      const { actor } = event;
      return add(state, { text, kind: 'acknowledged', actor, at, reason: null, until: null, ended: null });
    }
    case 'alert.silenced': {
      const { actor, reason, until } = event;
      const before = endNotes(state, 'silenced', { text, actor, at });
      return add(before, { text, kind: 'silenced', actor, at, reason, until, ended: null });
    }
    default:
      return endNotes(state, 'silenced', { text, actor: event.actor, at });
  }
}

function add<State extends WithAlerts>(state: State, note: AlertNote): State {
  return { ...state, alertNotes: [...(state.alertNotes ?? []), note] };
}

interface Ending {
  readonly text: string;
  readonly actor: string | null;
  readonly at: string;
}

function endNotes<State extends WithAlerts>(
  state: State,
  kind: AlertNote['kind'],
  { text, actor, at }: Ending,
): State {
  if (state.alertNotes === undefined) return state;
  const alertNotes = state.alertNotes.map((note) =>
    note.kind === kind && note.text === text && note.ended === null && !isPast(note, Date.parse(at))
      ? { ...note, ended: { actor, at } }
      : note,
  );
  return { ...state, alertNotes };
}

function isPast({ until }: AlertNote, now: number): boolean {
  return until !== null && Date.parse(until) <= now;
}

/** Who has acknowledged the firing of a rule that goes on; null where nobody has. */
export function acknowledgmentOf(state: WithAlerts, text: string): AlertNote | null {
  return openNote(state, 'acknowledged', text);
}

/** The silence of a rule that holds at `now` (epoch ms); null where none does. */
export function silenceOf(state: WithAlerts, text: string, now: number): AlertNote | null {
  const note = openNote(state, 'silenced', text);
  return note === null || isPast(note, now) ? null : note;
}

function openNote({ alertNotes }: WithAlerts, kind: AlertNote['kind'], text: string): AlertNote | null {
  return (
    alertNotes?.findLast((note) => note.kind === kind && note.text === text && note.ended === null) ?? null
  );
}

/** Whether a rule that fires makes noise at `now` (epoch ms), and why not. A silence goes before an acknowledgment. */
export function noiseOf(state: WithAlerts, text: string, now: number): 'loud' | 'acknowledged' | 'silenced' {
  if (silenceOf(state, text, now) !== null) return 'silenced';
  return acknowledgmentOf(state, text) === null ? 'loud' : 'acknowledged';
}

/** Whether a rule that fires makes noise at `now` (epoch ms): nobody has acknowledged or silenced it. */
export function isLoud(state: WithAlerts, text: string, now: number): boolean {
  return noiseOf(state, text, now) === 'loud';
}
