import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { JournalEvent } from '../../shared/journal/events.ts';
import { parseJson } from '../../shared/lib/attempt.ts';
import type { KnownHeads } from './known-heads.ts';
import { runFolder } from './run-folder.ts';

/**
 * The events from a journal's damaged line on whose own lines are what was recorded: by their heads, or, where none were kept,
 * because the line behind names their hash. They tell that something was recorded, never that nothing else was.
 */
export async function salvageJournal(
  dir: string,
  damaged: number,
  heads: KnownHeads | null,
): Promise<readonly JournalEvent[]> {
  const { journalEventSchema } = await import('../../shared/journal/events.ts');
  const text = (await readFile(runFolder(dir).journal)).toString('utf8');
  const recorded = new Set(heads?.hashes ?? []);
  const lines = text.split('\n').slice(damaged - 1);
  return lines.flatMap((line, index) => {
    const sha256 = hash('sha256', line);
    const isRecorded = heads === null ? follows(lines[index + 1], sha256) : recorded.has(sha256);
    const event = isRecorded ? journalEventSchema.safeParse(parseJson(line)) : null;
    return event?.success === true ? [event.data] : [];
  });
}

function follows(next: string | undefined, sha256: string): boolean {
  const value: unknown = next === undefined ? null : parseJson(next);
  return typeof value === 'object' && value !== null && 'prev' in value && value.prev === sha256;
}
