import type { JournalEvent } from '../../../shared/journal/events.ts';

/** Hash of the plan a journal went by last; empty for the one it began with. */
export function planHashOf(events: readonly JournalEvent[]): string {
  const last = events.findLast((event) => event.type === 'plan.changed');
  return last?.type === 'plan.changed' ? last.planHash : '';
}

/** The checklist a journal is about; empty where it does not say. */
export function fileOf(events: readonly JournalEvent[]): string {
  const created = events.find((event) => event.type === 'run.created');
  return created?.type === 'run.created' ? created.file : '';
}

/** The copy of the checklist that the run ticks in its place, where it began with one. */
export function copyOf(events: readonly JournalEvent[]): string | undefined {
  const [created] = events;
  return created?.type === 'run.created' ? created.ticksIn : undefined;
}
