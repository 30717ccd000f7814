import type { DrivenRun } from '../../engine/index.ts';
import type { JournalEvent } from '../../shared/journal/events.ts';
import { alertWords, eventWords } from './event-words.ts';
import { printLine } from './print-line.ts';

/** Prints a run's events as they become durable: NDJSON for scripts, sentences for people. Returns how to stop. */
export function printEvents(handle: DrivenRun, json: boolean): () => void {
  const { session } = handle;
  const titles = new Map(session.work.map((item) => [item.id, item]));
  const print = (event: JournalEvent): void => {
    if (json) printLine(JSON.stringify(event));
    else {
      const rolledBack = session.state.rollback?.outcome === 'passed';
      // Where a section is rolled, several items are under way at once.
      const apart = event.type === 'host.ended' && session.running.length > 1;
      const line =
        event.type === 'alert.changed'
          ? alertWords(event, session.plan.alerts.find(({ text }) => text === event.text)?.unit ?? '')
          : eventWords(event, { title: (id) => titles.get(id)?.title ?? id, apart, rolledBack });
      if (line !== null) printLine(line);
    }
  };
  // What reopening a run wrote before anybody could listen: the recovery and what it found out so far.
  const recovery = session.events.findLastIndex((event) => event.type === 'run.recovered');
  const reopenedHere = recovery !== -1 && session.state.status !== 'ended' && session.heldBy === null;
  if (reopenedHere) for (const event of session.events.slice(recovery)) print(event);
  return session.subscribe(print);
}
