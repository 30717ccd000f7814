import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { JournalEvent } from '../../shared/journal/events.ts';
import { parseJson } from '../../shared/lib/attempt.ts';
import { emptyRunState, type RunState, transition } from '../../shared/run/run-state.ts';
import type { KnownHeads } from './known-heads.ts';
import { runFolder } from './run-folder.ts';

/** What of a damaged journal can still be used. */
export interface Salvaged {
  /** Events behind the damage whose own lines are what was recorded. They tell that something was, never that nothing else was. */
  readonly events: readonly JournalEvent[];
  /** The first line, where it reads as a run's first event, although it may have been changed; null where it does not. */
  readonly created: JournalEvent | null;
}

/** What a rollback of a damaged journal goes by: the run as it began, and what it restores. */
export function wayBackOf(
  events: readonly JournalEvent[],
  { events: salvaged, created }: Salvaged,
): RunState {
  const beginning = events.length > 0 ? events : created === null ? [] : [created];
  const later = salvaged.filter(({ type }) => type === 'restore-point.pinned' || type === 'plan.changed');
  return [...beginning, ...later].reduce(transition, emptyRunState);
}

/**
 * The events from a journal's damaged line on whose own lines are what was recorded: by their heads, or, where none were kept,
 * because the line behind names their hash.
 */
export async function salvageJournal(
  dir: string,
  damaged: number,
  heads: KnownHeads | null,
): Promise<Salvaged> {
  const { journalEventSchema } = await import('../../shared/journal/events.ts');
  const text = (await readFile(runFolder(dir).journal)).toString('utf8');
  const recorded = new Set(heads?.hashes ?? []);
  const all = text.split('\n');
  const lines = all.slice(damaged - 1);
  const events = lines.flatMap((line, index) => {
    const sha256 = hash('sha256', line);
    const isRecorded = heads === null ? follows(lines[index + 1], sha256) : recorded.has(sha256);
    const event = isRecorded ? journalEventSchema.safeParse(parseJson(line)) : null;
    return event?.success === true ? [event.data] : [];
  });
  const first = journalEventSchema.safeParse(parseJson(all[0] ?? ''));
  return { events, created: first.success && first.data.type === 'run.created' ? first.data : null };
}

function follows(next: string | undefined, sha256: string): boolean {
  const value: unknown = next === undefined ? null : parseJson(next);
  return typeof value === 'object' && value !== null && 'prev' in value && value.prev === sha256;
}
