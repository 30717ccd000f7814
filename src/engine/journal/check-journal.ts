import { type Damage, judgeHeads } from './judge-heads.ts';
import { type KnownHeads, readHeads } from './known-heads.ts';
import { notFollowing, type ReadJournal, readJournal } from './read-journal.ts';
import { headsFile, runFolder } from './run-folder.ts';
import { type Salvaged, salvageJournal } from './salvage-journal.ts';

/** A journal that was compared with its heads. */
export interface CheckedJournal extends Omit<ReadJournal, 'broken'> {
  readonly broken: Damage | null;
  /** What of a damaged journal can still be used; null where it is not damaged. */
  readonly salvaged: Salvaged | null;
  /** The heads this machine keeps of it; null where it keeps none. */
  readonly heads: KnownHeads | null;
}

/**
 * Reads a run's journal and compares it with the heads that are kept outside of its folder. The events are those up to the
 * damage, if there is any. Throws when the file cannot be read.
 */
export async function checkJournal(dir: string, vouched = ''): Promise<CheckedJournal> {
  const file = headsFile(dir);
  const before = readHeads(file);
  const journal = await readJournal(runFolder(dir).journal, vouched);
  const { events, end } = journal;
  if (before === null) {
    const broken = journal.broken ?? withoutHeads(journal);
    if (broken === null) return { ...journal, broken, salvaged: null, heads: null };
    const good = broken.reason === notFollowing ? broken.line - 2 : journal.events.length;
    const salvaged = await salvageJournal(dir, good + 1, null);
    return { ...upTo(journal, good), broken, salvaged, heads: null };
  }
  const after = end.seq > before.hashes.length ? (readHeads(file) ?? before) : before;
  const broken = judgeHeads(journal, before, after);
  const salvaged = broken === null ? null : await salvageJournal(dir, broken.line, after);
  const good = broken === null ? events.length : Math.min(events.length, broken.line - 1);
  return { ...upTo(journal, good), broken, salvaged, heads: after };
}

/** A journal with its first lines only. */
function upTo(journal: ReadJournal, lines: number): ReadJournal {
  return { ...journal, events: journal.events.slice(0, lines), hashes: journal.hashes.slice(0, lines) };
}

/** Heads of a journal that says it has some do not get lost by themselves. */
function withoutHeads({ events, end }: ReadJournal): Damage | null {
  const [first] = events;
  if (first?.type !== 'run.created' || first.heads === undefined) return null;
  return { line: Math.max(1, end.seq), reason: 'the heads that are kept of it are gone' };
}
