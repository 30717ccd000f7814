import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { JournalEvent, journalEventSchema } from '../../shared/journal/events.ts';
import { genesisHash } from './journal-writer.ts';

const notJson = 'the line is not JSON';

export interface ReadJournal {
  readonly events: readonly JournalEvent[];
  /** Bytes of an unfinished last line: a crash between write and flush. They were never acted upon. */
  readonly tornBytes: number;
  /** The first line whose hash, number or shape is wrong. A broken journal opens for reading only. */
  readonly broken: { readonly line: number; readonly reason: string } | null;
  /** Where a writer goes on. */
  readonly end: { readonly seq: number; readonly prev: string; readonly size: number };
}

/**
 * Reads and checks a whole journal. Never throws for its content; throws when the file cannot be read. Lines up to one that
 * has the hash `vouched` were checked before by this very build: only that they are the same is checked again.
 */
export async function readJournal(file: string, vouched = ''): Promise<ReadJournal> {
  const bytes = await readFile(file);
  // Building the schema takes a while, which a connection under way can use; whoever reads no journal needs none.
  const schema =
    hashOfLastLine(bytes) === vouched
      ? null
      : (await import('../../shared/journal/events.ts')).journalEventSchema;
  const events: JournalEvent[] = [];
  let prev = genesisHash;
  let start = 0;
  let line = 0;
  for (;;) {
    const stop = bytes.indexOf(0x0a, start);
    if (stop === -1) break;
    line += 1;
    const text = bytes.toString('utf8', start, stop);
    const found = checkLine(schema, text, line, prev);
    if (typeof found === 'string') {
      // A last line that is no JSON is a torn write. Anything else was whole once: somebody changed the file.
      const isLast = stop + 1 === bytes.length;
      if (isLast && found === notJson) break;
      return {
        events,
        tornBytes: 0,
        broken: { line, reason: found },
        end: { seq: line - 1, prev, size: start },
      };
    }
    events.push(found);
    prev = hash('sha256', text);
    start = stop + 1;
  }
  return {
    events,
    tornBytes: bytes.length - start,
    broken: null,
    end: { seq: events.length, prev, size: start },
  };
}

function checkLine(
  schema: typeof journalEventSchema | null,
  text: string,
  seq: number,
  prev: string,
): JournalEvent | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson;
  }
  const parsed =
    schema === null ? { success: true as const, data: value as JournalEvent } : schema.safeParse(value);
  if (!parsed.success) return `the line is no event: ${parsed.error.issues[0]?.message ?? 'unknown shape'}`;
  if (parsed.data.seq !== seq) return `the line is numbered ${parsed.data.seq} instead of ${seq}`;
  if (parsed.data.prev !== prev) return 'the line does not follow the one before it';
  return parsed.data;
}

function hashOfLastLine(bytes: Buffer): string | null {
  const end = bytes.lastIndexOf(0x0a);
  if (end === -1) return null;
  return hash('sha256', bytes.toString('utf8', bytes.lastIndexOf(0x0a, end - 1) + 1, end));
}
