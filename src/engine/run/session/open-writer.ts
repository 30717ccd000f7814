import { errorText } from '../../../shared/text/error-text.ts';
import type { CheckedJournal } from '../../journal/check-journal.ts';
import { JournalHeads } from '../../journal/journal-heads.ts';
import { JournalWriter } from '../../journal/journal-writer.ts';
import { headsFile, type RunFolder } from '../../journal/run-folder.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../run-words.ts';

/** Begins a new run's journal, and the file with its heads. Throws FAILED where those cannot be kept. */
export function createWriter(files: RunFolder, now: () => number): JournalWriter {
  return JournalWriter.create(files.journal, { now, heads: makeHeads(headsFile(files.dir)) });
}

/** Goes on with a journal that was checked and is whole. */
export function resumeWriter(files: RunFolder, journal: CheckedJournal, now: () => number): JournalWriter {
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
