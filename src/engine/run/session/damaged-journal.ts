import type { JournalEvent } from '../../../shared/journal/events.ts';
import type { CheckedJournal } from '../../journal/check-journal.ts';
import { wayBackOf } from '../../journal/salvage-journal.ts';
import type { DamagedJournal } from './session-options.ts';

/** Where a journal is damaged, with what can still be used of it; null where it is not. */
export function damageOf({ events, broken, salvaged }: CheckedJournal): DamagedJournal | null {
  if (broken === null || salvaged === null) return null;
  return { ...broken, wayBack: wayBackOf(events, salvaged) };
}

/** The events that say which document a run goes by: of a damaged journal, those behind the damage too. */
export function knownOf({ events, salvaged }: CheckedJournal): readonly JournalEvent[] {
  if (salvaged === null) return events;
  const created = events.length > 0 || salvaged.created === null ? [] : [salvaged.created];
  return [...created, ...events, ...salvaged.events];
}
