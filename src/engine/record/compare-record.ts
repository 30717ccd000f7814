import type { JournalEvent } from '../../shared/journal/events.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { emptyRunState, transition } from '../../shared/run/run-state.ts';
import type { Damage } from '../journal/judge-heads.ts';
import type { Unsigned } from '../journal/run-notes.ts';
import { recordOf } from './write-record.ts';

/** The first line in which a record is not what the journal says. */
export interface RecordDifference {
  /** From 1. */
  readonly line: number;
  /** Null where the record has a line too many. */
  readonly expected: string | null;
  /** Null where the record ends before it. */
  readonly found: string | null;
}

/** A journal that was read, with the plan it went by. */
export interface ReadRun {
  readonly run: string;
  readonly events: readonly JournalEvent[];
  /** sha-256 (hex) of each event's line. */
  readonly hashes: readonly string[];
  readonly damage: Damage | null;
  /** Why the journal's end is not signed, as it is kept. */
  readonly unsigned: Unsigned | null;
  /** The plan with this hash; empty for the one the run began with. */
  plan(planHash: string): Promise<Plan>;
}

/** A record, compared. */
export interface ComparedRecord {
  /** How many lines the journal had when the record was written, by its own words. */
  readonly at: number;
  readonly difference: RecordDifference | null;
}

/**
 * Writes a run's record again from its journal, as it was when the record was written, and compares them byte by byte. Where a
 * record is not what it was at the line it names, it is compared with the whole journal too: that number may be what was changed.
 */
export async function compareRecord(read: ReadRun, record: Buffer): Promise<ComparedRecord> {
  const whole = await compareAt(read, record, read.events.length);
  const said = Number(/^Journal: ([1-9]\d{0,9}) lines; /m.exec(record.toString('utf8'))?.[1] ?? 0);
  if (whole.difference === null || said === 0 || said >= read.events.length) return whole;
  const then = await compareAt(read, record, said);
  return (then.difference?.line ?? Number.POSITIVE_INFINITY) > whole.difference.line ? then : whole;
}

async function compareAt(read: ReadRun, record: Buffer, at: number): Promise<ComparedRecord> {
  const difference = firstDifference(await recordAt(read, at, null), record);
  // A record that was written before the signature was tried says nothing of it; no record says something else.
  if (difference === null || read.unsigned === null) return { at, difference };
  return { at, difference: firstDifference(await recordAt(read, at, read.unsigned), record) };
}

async function recordAt(
  { run, events, hashes, damage, plan }: ReadRun,
  at: number,
  unsigned: Unsigned | null,
): Promise<string> {
  const until = events.slice(0, at);
  const state = until.reduce(transition, emptyRunState);
  const changed = until.some(({ type }) => type === 'plan.changed');
  return recordOf({
    run,
    plan: await plan(changed ? state.planHash : ''),
    state,
    head: { line: at, sha256: hashes[at - 1] ?? '' },
    damage: at === events.length ? damage : null,
    unsigned,
  });
}

function firstDifference(text: string, record: Buffer): RecordDifference | null {
  if (record.equals(Buffer.from(text))) return null;
  const expected = text.split('\n');
  // Every byte is one character: two that are no text must not read as the same.
  const found = record.toString('latin1').split('\n');
  const index = Array.from({ length: Math.max(expected.length, found.length) }).findIndex(
    (_, at) => latin1(expected[at]) !== found[at],
  );
  const there = found[index];
  return {
    line: index + 1,
    expected: expected[index] ?? null,
    found: there === undefined ? null : Buffer.from(there, 'latin1').toString('utf8'),
  };
}

function latin1(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text).toString('latin1');
}
