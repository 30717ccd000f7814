import { readFileSync } from 'node:fs';
import { attempt } from '../../shared/lib/attempt.ts';

/*
 * The heads of a journal: the hash of each of its lines, kept outside of the folder that holds the journal. One record a line:
 *
 *     slipway-heads 1
 *     o                  a console has opened the journal
 *     t SEQ SHA256       a line that was there already and had no head
 *     a SEQ SHA256       a line that is about to be written
 *     c SEQ              every line up to this one is on disk
 *     e                  the console has closed the journal
 *
 * `a` is written before the journal's line and `c` after its flush. So a line without `a` behind an `e` is not from a console, a line
 * that is missing behind its `c` was taken away, and what is in between is what a crash leaves.
 */

export const headsTitle = 'slipway-heads 1';

export interface KnownHeads {
  /** sha-256 (hex) of line 1, 2, …: as last announced. */
  readonly hashes: readonly string[];
  /** How many lines are certain to have been on disk. */
  readonly confirmed: number;
  /** Lines that were taken over as they were found, by number. */
  readonly takenOver: ReadonlySet<number>;
  /** Whether the console that wrote last has closed the journal. */
  readonly closed: boolean;
  /** Size of the whole records, in bytes. */
  readonly bytes: number;
  /** What is wrong with the records; null where nothing is. */
  readonly fault: string | null;
}

/** The heads in a file; null where there is no such file. Never throws for what it holds. */
export function readHeads(file: string): KnownHeads | null {
  const text = attempt(() => readFileSync(file, 'latin1'), null);
  return text === null ? null : parseHeads(text);
}

interface Reading {
  hashes: string[];
  confirmed: number;
  takenOver: Set<number>;
  closed: boolean;
}

const record = /^(?:(o)|([ta]) ([1-9]\d{0,9}) ([0-9a-f]{64})|c (\d{1,10})|(e))$/;

function parseHeads(text: string): KnownHeads {
  const lines = text.split('\n');
  // A record without its end was being written when the console, or the machine, ended.
  lines.pop();
  const bytes = text.lastIndexOf('\n') + 1;
  const reading: Reading = { hashes: [], confirmed: 0, takenOver: new Set(), closed: true };
  const [title, ...records] = lines;
  if (title !== headsTitle) return { ...reading, bytes, fault: 'it does not begin as a file of heads does' };
  for (const [index, line] of records.entries())
    if (!take(reading, line))
      return { ...reading, bytes, fault: `line ${index + 2} is not one that Slipway wrote` };
  return { ...reading, bytes, fault: null };
}

/** Takes a record in; false for one that cannot follow those before it. */
function take(reading: Reading, line: string): boolean {
  const found = record.exec(line);
  if (found === null) return false;
  const [, open, kind, seq, sha256 = '', confirmed, end] = found;
  if (open !== undefined) reading.closed = false;
  else if (end !== undefined) reading.closed = true;
  else if (confirmed !== undefined) return confirm(reading, Number(confirmed));
  else return announce(reading, Number(seq), sha256, kind === 't');
  return true;
}

function confirm(reading: Reading, seq: number): boolean {
  if (seq < reading.confirmed || seq > reading.hashes.length) return false;
  reading.confirmed = seq;
  return true;
}

/** A line whose write failed is announced again, and with it everything behind it. */
function announce(reading: Reading, seq: number, sha256: string, takenOver: boolean): boolean {
  if (seq <= reading.confirmed || seq > reading.hashes.length + 1) return false;
  reading.hashes.length = seq - 1;
  reading.hashes.push(sha256);
  if (takenOver) reading.takenOver.add(seq);
  return true;
}
