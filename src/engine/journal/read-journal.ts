import { hash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import type { JournalEvent, journalEventSchema } from '../../shared/journal/events.ts';
import { parseJson } from '../../shared/lib/attempt.ts';
import { genesisHash } from './journal-writer.ts';

const notJson = 'the line is not JSON';
/** The chain alone does not tell which of two lines was changed. */
export const notFollowing = 'the line does not follow the one before it: one of the two was changed';

/** How far a journal has been read: where a writer, or a reader of what is added, goes on. */
export interface JournalEnd {
  readonly seq: number;
  /** Hash of the last line, which holds the hashes of all before it. */
  readonly prev: string;
  /** Offset behind the last line, in bytes. */
  readonly size: number;
  /** Offset of the last line, in bytes. */
  readonly lastLine: number;
}

/** A journal of which nothing has been read. */
export const journalStart: JournalEnd = { seq: 0, prev: genesisHash, size: 0, lastLine: 0 };

export interface ReadJournal {
  readonly events: readonly JournalEvent[];
  /** sha-256 (hex) of the line of each event. */
  readonly hashes: readonly string[];
  /** Bytes of an unfinished last line: a crash between write and flush. They were never acted upon. */
  readonly tornBytes: number;
  /** The first line whose hash, number or shape is wrong. A broken journal opens for reading only. */
  readonly broken: { readonly line: number; readonly reason: string; readonly found?: string } | null;
  readonly end: JournalEnd;
}

/**
 * Reads and checks a whole journal. Never throws for its content; throws when the file cannot be read. Lines up to one that
 * has the hash `vouched` were checked before by this very build: only that they are the same is checked again.
 */
export async function readJournal(file: string, vouched = ''): Promise<ReadJournal> {
  const bytes = await readFile(file);
  return readLines(bytes, hashOfLastLine(bytes) === vouched ? null : await loadSchema(), journalStart);
}

/**
 * Reads and checks what was added to a journal since it was read to `from`, without reading the rest again. It is broken
 * where the line before is another one now: the file was shortened or replaced. Throws when the file cannot be read.
 */
export async function readJournalFrom(file: string, from: JournalEnd): Promise<ReadJournal> {
  const bytes = await readBytes(file, from.lastLine);
  const known = from.size - from.lastLine;
  const isSame = known === 0 || hash('sha256', bytes.subarray(0, known - 1)) === from.prev;
  if (bytes.length < known || !isSame) {
    const broken = { line: from.seq, reason: 'the journal was shortened or replaced' };
    return { events: [], hashes: [], tornBytes: 0, broken, end: from };
  }
  return readLines(bytes.subarray(known), await loadSchema(), from);
}

/** Building the schema takes a while, which a connection under way can use; whoever reads no journal needs none. */
async function loadSchema(): Promise<typeof journalEventSchema> {
  return (await import('../../shared/journal/events.ts')).journalEventSchema;
}

async function readBytes(file: string, offset: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.max(0, size - offset));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Checks the lines that follow `from`; without a schema, their shape was checked before. */
function readLines(bytes: Buffer, schema: typeof journalEventSchema | null, from: JournalEnd): ReadJournal {
  const events: JournalEvent[] = [];
  const hashes: string[] = [];
  let end = from;
  for (;;) {
    const start = end.size - from.size;
    const stop = bytes.indexOf(0x0a, start);
    if (stop === -1) return { events, hashes, tornBytes: bytes.length - start, broken: null, end };
    const text = bytes.toString('utf8', start, stop);
    const line = end.seq + 1;
    // Of the bytes: several of them read as the same text.
    const sha256 = hash('sha256', bytes.subarray(start, stop));
    const found = checkLine(schema, text, line, end.prev);
    if (typeof found === 'string') {
      // A last line that is no JSON is a torn write. Anything else was whole once: somebody changed the file.
      const isTorn = found === notJson && stop + 1 === bytes.length;
      return isTorn
        ? { events, hashes, tornBytes: bytes.length - start, broken: null, end }
        : { events, hashes, tornBytes: 0, broken: { line, reason: found, found: sha256 }, end };
    }
    events.push(found);
    hashes.push(sha256);
    end = {
      seq: line,
      prev: sha256,
      size: from.size + stop + 1,
      lastLine: from.size + start,
    };
  }
}

function checkLine(
  schema: typeof journalEventSchema | null,
  text: string,
  seq: number,
  prev: string,
): JournalEvent | string {
  const value = parseJson(text);
  if (value === undefined) return notJson;
  const parsed =
    schema === null ? { success: true as const, data: value as JournalEvent } : schema.safeParse(value);
  if (!parsed.success) return `the line is no event: ${parsed.error.issues[0]?.message ?? 'unknown shape'}`;
  if (parsed.data.seq !== seq) return `the line is numbered ${parsed.data.seq} instead of ${seq}`;
  if (parsed.data.prev !== prev) return notFollowing;
  return parsed.data;
}

function hashOfLastLine(bytes: Buffer): string | null {
  const end = bytes.lastIndexOf(0x0a);
  if (end === -1) return null;
  return hash('sha256', bytes.subarray(bytes.lastIndexOf(0x0a, end - 1) + 1, end));
}
