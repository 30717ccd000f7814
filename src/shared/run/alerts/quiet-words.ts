import type { JournalEvent } from '../../journal/events.ts';
import type { AlertNote } from './alert-notes.ts';

type QuietEvent = Extract<
  JournalEvent,
  { readonly type: 'alert.acknowledged' | 'alert.silenced' | 'alert.unsilenced' }
>;

/** What a person did about the noise of a rule, in a sentence without its full stop; `time` says a moment (ISO 8601). */
export function quietWords(event: QuietEvent, time: (iso: string) => string): string {
  const rule = `“${event.text}”`;
  if (event.type === 'alert.acknowledged') return `${event.actor} acknowledged ${rule}`;
  if (event.type === 'alert.unsilenced') return `${event.actor} ended the silence of ${rule}`;
  return `${event.actor} silenced ${rule} ${silenceEnd(event, time)}: ${event.reason}`;
}

/** Until when a silence holds: `until 14:30`, `until the run ends`. */
export function silenceEnd({ until }: Pick<AlertNote, 'until'>, time: (iso: string) => string): string {
  return `until ${until === null ? 'the run ends' : time(until)}`;
}

/** What a silence does not do, where the rule is a rollback trigger. */
export const stillTrigger = 'It is still evaluated, and as a rollback trigger it still asks or rolls back.';
export const stillEvaluated = 'It is still evaluated.';
