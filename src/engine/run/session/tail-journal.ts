import { stat } from 'node:fs/promises';
import { journalStart, readJournalFrom } from '../../journal/read-journal.ts';
import { poll } from '../../lib/poll.ts';
import * as words from '../run-words.ts';
import type { RunSession } from './run-session.ts';

/** How often a watched journal is looked at, in ms. Polling works on every file system, network ones included. */
const lookEveryMs = 300;

/** What of a run is needed to watch it. */
export type Observed = Pick<RunSession, 'files' | 'state' | 'observe'>;

/**
 * Brings the events that another console writes into a session that only watches; of the journal, only what was added is
 * read. Where its lines no longer follow those read before, `lost` gets the reason, once, and nothing more is read. Returns how
 * to stop.
 */
export function tailJournal(session: Observed, lost: (why: string) => void): () => void {
  const file = session.files.journal;
  let end = journalStart;
  let seen = '';
  const stop = poll(lookEveryMs, async () => {
    const { size, mtimeMs } = await stat(file);
    const now = `${size} ${mtimeMs}`;
    if (now === seen) return;
    const isFirst = end === journalStart;
    const read = await readJournalFrom(file, end);
    for (const [index, event] of read.events.entries())
      if (event.seq > session.state.seq) await session.observe(event, read.hashes[index] ?? '');
    end = read.end;
    seen = now;
    if (read.broken === null) return;
    stop();
    // What was damaged from the start was said when the run was opened.
    if (!isFirst) lost(words.lostAt(read.broken.reason, read.broken.line));
  });
  return stop;
}
