import { errorText } from '../../../shared/text/error-text.ts';
import type { CheckedJournal } from '../../journal/check-journal.ts';
import { JournalHeads } from '../../journal/journal-heads.ts';
import { JournalWriter } from '../../journal/journal-writer.ts';
import { headsFile, type RunFolder } from '../../journal/run-folder.ts';
import { lockRun } from '../../journal/run-lock.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../run-words.ts';
import { damageOf, knownOf } from './damaged-journal.ts';
import { fileOf, planHashOf } from './journal-facts.ts';
import { runOwner } from './run-owner.ts';
import type { Opened, SessionOptions } from './session-options.ts';

/** Begins a new run's journal, and the file with its heads. Throws FAILED where those cannot be kept. */
export function createWriter(files: RunFolder, now: () => number): JournalWriter {
  return JournalWriter.create(files.journal, { now, heads: makeHeads(headsFile(files.dir)) });
}

/**
 * Reads a run from disk and takes the right to drive it; there is no writer where somebody else drives it or its journal is
 * damaged. Throws NOT_FOUND.
 */
export async function readRun(
  run: string,
  options: SessionOptions,
): Promise<Omit<Opened, 'run' | 'options'> & { readonly journal: CheckedJournal }> {
  const { store } = options;
  const files = store.files(run);
  // Without a journal there is no run, and nothing to lock.
  store.mustExist(run);
  const locked = await lockRun(files.dir, options.actor);
  const journal = await store.readJournal(run);
  const known = knownOf(journal);
  const { plan, sidecar } = await store.readPlan(run, planHashOf(known));
  const held = runOwner(locked, journal.broken);
  if (!('heldBy' in locked) && held !== null) await locked.release();
  return {
    journal,
    plan,
    sidecar,
    targets: options.targetsFor(fileOf(known), sidecar),
    writer: held === null ? resumeWriter(files, journal, () => options.clock.now()) : null,
    lock: held === null && !('heldBy' in locked) ? locked : null,
    held,
    damage: damageOf(journal),
  };
}

/** Goes on with a journal that was checked and is whole. */
function resumeWriter(files: RunFolder, journal: CheckedJournal, now: () => number): JournalWriter {
  const heads = JournalHeads.resume(headsFile(files.dir), journal.heads, journal.hashes);
  return JournalWriter.resume(files.journal, journal.end, { now, heads });
}

function makeHeads(file: string): JournalHeads {
  try {
    return JournalHeads.create(file);
  } catch (error) {
    throw new EngineError('FAILED', words.noHeads(file, errorText(error)), words.noRunFolderHint);
  }
}
