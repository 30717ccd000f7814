import { attempt } from '../../../../shared/lib/attempt.ts';
import type { LogLine } from '../../../../shared/wire/live.ts';
import { badLevel, badPattern } from './words.ts';

type Level = LogLine['level'];

const ranks: Readonly<Record<Level, number>> = {
  trace: 0,
  debug: 1,
  // A line without a level ranks like an ordinary one: it may matter as much.
  none: 2,
  info: 2,
  warn: 3,
  error: 4,
  fatal: 5,
  // Marks are about the stream itself and always pass.
  mark: 99,
};

/** What one part of a filter asks of a line; `not` turns it around. */
export type Term =
  | { readonly kind: 'word'; readonly word: string; readonly not: boolean }
  | { readonly kind: 'source'; readonly source: string; readonly not: boolean }
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly not: boolean }
  | { readonly kind: 'level'; readonly least: number };

export interface LogFilter {
  /** A line passes that meets every term of one alternative. */
  readonly alternatives: readonly (readonly Term[])[];
  /** Why a part of the text is not used; null where all of it is valid. */
  readonly problem: string | null;
}

/** `-`, then `/regular expression/`, `"some words"`, or what stands there without a blank. */
const parts = /(-?)(?:\/((?:[^/\\]|\\.)+)\/(i?)(?=\s|$)|"([^"]*)"|(\S+))/g;

/**
 * Reads a filter: `level>=warn`, `source:nginx`, `/regular expression/`, `"some words"` and plain words that all must occur; `-` before
 * one leaves out what has it, and `|` stands between alternatives. A part that cannot be read is left out, and the filter says so.
 */
export function parseLogFilter(text: string): LogFilter {
  let problem: string | null = null;
  const alternatives: Term[][] = [[]];
  for (const [whole, minus, pattern, flags, quoted, plain] of text.matchAll(parts)) {
    if (whole === '|') {
      alternatives.push([]);
      continue;
    }
    const not = minus === '-';
    const read =
      pattern === undefined ? readWord(quoted, plain ?? '', not) : readPattern(pattern, flags ?? '', not);
    if (typeof read === 'string') problem = read;
    else if (read !== null) alternatives.at(-1)?.push(read);
  }
  // An alternative without terms is one that somebody is still typing.
  const typed = alternatives.filter((terms) => terms.length > 0);
  return { alternatives: typed, problem };
}

/** Whether a line passes, whatever stands around it. */
export function passesFilter(line: LogLine, { alternatives }: LogFilter): boolean {
  if (line.level === 'mark' || alternatives.length === 0) return true;
  return alternatives.some((terms) => terms.every((term) => meets(line, term)));
}

/** True for a filter that lets every line through. */
export function isOpenFilter({ alternatives }: LogFilter): boolean {
  return alternatives.length === 0;
}

/** A term, null for what asks nothing, or why it cannot be read. */
function readWord(quoted: string | undefined, plain: string, not: boolean): Term | string | null {
  if (quoted !== undefined) return quoted === '' ? null : { kind: 'word', word: quoted.toLowerCase(), not };
  const level = /^level\s*(?:>=|:|=)(\w+)$/i.exec(plain)?.[1]?.toLowerCase();
  if (level !== undefined) return isLevel(level) ? { kind: 'level', least: ranks[level] } : badLevel(level);
  const source = /^(?:source|on):(.+)$/i.exec(plain)?.[1];
  if (source !== undefined) return { kind: 'source', source: source.toLowerCase(), not };
  return plain === '' || plain === '-' ? null : { kind: 'word', word: plain.toLowerCase(), not };
}

function readPattern(source: string, flags: string, not: boolean): Term | string {
  const pattern = attempt(() => new RegExp(source, flags), null);
  return pattern === null ? badPattern : { kind: 'pattern', pattern, not };
}

function meets(line: LogLine, term: Term): boolean {
  switch (term.kind) {
    case 'level':
      return ranks[line.level] >= term.least;
    case 'source':
      return `${line.target} ${line.source}`.toLowerCase().includes(term.source) !== term.not;
    case 'pattern':
      return term.pattern.test(line.text) !== term.not;
    case 'word':
      return line.text.toLowerCase().includes(term.word) !== term.not;
  }
}

function isLevel(name: string): name is Exclude<Level, 'mark' | 'none'> {
  return name in ranks && name !== 'mark' && name !== 'none';
}
