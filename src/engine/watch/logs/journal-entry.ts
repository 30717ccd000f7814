import { parseJson } from '../../../shared/lib/attempt.ts';
import { showHidden } from '../../../shared/text/control-characters.ts';
import type { LogLine } from '../../../shared/wire/live.ts';
import { quoteWord } from '../../transport/quote.ts';
import { backlog } from './follow-file.ts';
import { priorityLevel, readLine } from './read-line.ts';

/** As long as a source's name may be, in characters. */
const longestName = 80;

/** One entry of a journal. */
export interface JournalEntry extends Pick<LogLine, 'at' | 'level' | 'text' | 'stamp'> {
  /** Where it stands; null where the journal does not say. */
  readonly cursor: string | null;
  /** Who logged it; null where nobody says. */
  readonly identifier: string | null;
}

/**
 * Follows a unit's journal from its last entries on, or from the entry where an earlier follow stood, that one included: if it is not
 * the first one that comes, entries have been lost. `--all`: without it, long fields are left out.
 */
export function followJournalCommand(unit: string, cursor: string | null): string {
  const from = cursor === null ? `-n ${backlog}` : `--cursor=${quoteWord(cursor)} --no-tail`;
  return `exec journalctl -u ${quoteWord(unit)} ${from} -f -q --all --no-pager -o json --output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER`;
}

/** Reads a line of journalctl's JSON; null for one that is none. Text is in full, however many lines it has. */
export function readJournalEntry(json: string): JournalEntry | null {
  const read = parseJson(json);
  if (typeof read !== 'object' || read === null || !('__REALTIME_TIMESTAMP' in read || 'MESSAGE' in read))
    return null;
  const entry = read as Readonly<Record<string, unknown>>;
  const line = readLine(fieldText(entry.MESSAGE));
  const at = Math.round(Number(entry.__REALTIME_TIMESTAMP) / 1_000);
  const priority = fieldText(entry.PRIORITY);
  return {
    ...line,
    at: Number.isFinite(at) ? at : line.at,
    level: line.level === 'none' ? priorityLevel(priority === '' ? 6 : Number(priority)) : line.level,
    cursor: typeof entry.__CURSOR === 'string' ? entry.__CURSOR : null,
    identifier: sourceName(fieldText(entry.SYSLOG_IDENTIFIER)),
  };
}

/** Who logs names itself: in one line, with what is not seen written out, and not at any length. */
function sourceName(text: string): string | null {
  const name = showHidden(text.replaceAll(/\s+/g, ' ')).slice(0, longestName).trim();
  return name === '' ? null : name;
}

/** A field's text: one that is not plain text comes as its bytes, one that occurs several times as a list of those. */
function fieldText(field: unknown): string {
  if (field === undefined || field === null) return '';
  if (!Array.isArray(field)) return String(field);
  const isBytes = field.every((each) => typeof each === 'number');
  return isBytes ? Buffer.from(field).toString('utf8') : field.map(fieldText).join('\n');
}
