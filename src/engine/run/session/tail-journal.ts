import { stat } from 'node:fs/promises';
import { readJournal } from '../../journal/read-journal.ts';
import { poll } from '../../lib/poll.ts';
import type { RunSession } from './run-session.ts';

/** How often a watched journal is looked at, in ms. Polling works on every file system, network ones included. */
const lookEveryMs = 300;

/** Brings the events that another console writes into a session that only watches. Returns how to stop. */
export function tailJournal(session: RunSession): () => void {
  let size = -1;
  return poll(lookEveryMs, async () => {
    const now = (await stat(session.files.journal)).size;
    if (now === size) return;
    size = now;
    const { events } = await readJournal(session.files.journal);
    for (const event of events.slice(session.state.seq)) await session.observe(event);
  });
}
