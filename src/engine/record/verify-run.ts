import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import type { CheckedJournal } from '../journal/check-journal.ts';
import type { JournalHead } from '../journal/journal-writer.ts';
import type { Damage } from '../journal/judge-heads.ts';
import { planFileNames } from '../journal/run-folder.ts';
import { readNote, type Unsigned, unsignedNote } from '../journal/run-notes.ts';
import type { RunStore } from '../run/session/run-store.ts';
import { type CheckedSignature, checkSignatures, gitAllowedSigners } from './check-signatures.ts';
import { type ComparedRecord, compareRecord } from './compare-record.ts';
import * as words from './record-words.ts';
import { whoCanWrite } from './who-can-write.ts';

/** What is to be checked beside the journal. */
export interface VerifyWish {
  /** A record that was written of the run. */
  readonly record?: Buffer;
  /** A file of allowed signers; git's own when left out. */
  readonly allowedSigners?: string;
}

/** What was found out about a run's journal and record. */
export interface Verification {
  readonly run: string;
  /** Whether nothing was found that is not as it was written. */
  readonly intact: boolean;
  /** How many lines are known to be as they were written. */
  readonly lines: number;
  /** Where the journal ends; null where it is damaged. */
  readonly head: JournalHead | null;
  readonly damage: (Damage & { readonly who: string }) | null;
  readonly signatures: readonly CheckedSignature[];
  /** Null where no record was given. */
  readonly record: ComparedRecord | null;
  /** What this does not prove, in words. */
  readonly notProven: readonly string[];
}

/** Checks a run's journal against its heads and signatures, and a record against the journal. Throws NOT_FOUND. */
export async function verifyRun(store: RunStore, run: string, wish: VerifyWish = {}): Promise<Verification> {
  const journal = await store.readJournal(run);
  const { dir, journal: file } = store.files(run);
  const allowed = wish.allowedSigners ?? (await gitAllowedSigners());
  const signatures = await checkSignatures({ dir, run, hashes: journal.hashes }, allowed);
  const damage = journal.broken === null ? null : { ...journal.broken, who: whoCanWrite(file) };
  const plan = async (planHash: string) => (await store.readPlan(run, planHash)).plan;
  const unsigned = readNote(dir, unsignedNote);
  const read = {
    run,
    events: journal.events,
    hashes: journal.hashes,
    damage: journal.broken,
    unsigned,
    plan,
  };
  const record = wish.record === undefined ? null : await compareRecord(read, wish.record);
  const last = journal.hashes.at(-1);
  return {
    run,
    intact:
      damage === null &&
      record?.difference == null &&
      signatures.every(({ fault }) => fault === null) &&
      (wish.allowedSigners === undefined || signatures.some(({ signer }) => signer !== null)),
    lines: journal.hashes.length,
    head: damage !== null || last === undefined ? null : { line: journal.hashes.length, sha256: last },
    damage,
    signatures,
    record,
    notProven: [
      ...unprovenByHeads(journal),
      ...unprovenBySignatures({ ...journal, unsigned }, signatures, allowed),
      ...(await unprovenDocument(store, run, journal)),
    ],
  };
}

function unprovenByHeads({ heads, hashes, broken }: CheckedJournal): readonly string[] {
  if (heads === null) return broken === null ? [words.noHeads] : [];
  const takenOver = [...heads.takenOver];
  const beyond =
    hashes.length > heads.hashes.length ? [words.unheaded(heads.hashes.length + 1, hashes.length)] : [];
  return takenOver.length === 0 ? beyond : [...beyond, words.takenOver(takenOver.length)];
}

function unprovenBySignatures(
  { hashes, unsigned }: CheckedJournal & { readonly unsigned: Unsigned | null },
  signatures: readonly CheckedSignature[],
  allowed: string | null,
): readonly string[] {
  const good = signatures.filter(({ fault }) => fault === null);
  const reason = unsigned?.reason ?? null;
  const last = Math.max(0, ...good.map(({ line }) => line));
  if (last === 0) return [words.unsigned(reason)];
  const unknown = good.filter(({ signer }) => signer === null).map(({ key }) => key ?? '');
  return [
    ...(last < hashes.length ? [words.unsignedBehind(last)] : []),
    ...(unknown.length === 0 ? [] : [words.unknownKeys([...new Set(unknown)], allowed)]),
  ];
}

/** Whether the document that a release began with is still the one that its journal names, apart from its ticks. */
async function unprovenDocument(
  store: RunStore,
  run: string,
  { events }: CheckedJournal,
): Promise<readonly string[]> {
  const [created] = events;
  if (created?.type !== 'run.created' || created.kind !== 'release') return [];
  const { plan } = await store.readPlan(run);
  const bytes = await attemptAsync(
    () => readFile(join(store.files(run).dir, planFileNames().text)),
    Buffer.alloc(0),
  );
  for (const { box } of plan.items) if (box < bytes.length) bytes[box] = 0x20;
  return hash('sha256', bytes) === created.planHash ? [] : [words.otherDocument];
}
