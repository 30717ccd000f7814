import { attempt } from '../../../shared/lib/attempt.ts';
import type { LogLine } from '../../../shared/wire/live.ts';
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

export interface LogFilter {
  readonly least: number;
  readonly words: readonly string[];
  readonly sources: readonly string[];
  readonly pattern: RegExp | null;
  /** Why the text is not used as a filter; null where it is valid. */
  readonly problem: string | null;
}

/**
 * Reads a filter: `level>=warn`, `source:nginx`, `/regular expression/`, and plain words that all must occur.
 * A filter that cannot be read shows every line and says so.
 */
export function parseLogFilter(text: string): LogFilter {
  let least = 0;
  const words: string[] = [];
  const sources: string[] = [];
  let pattern: RegExp | null = null;
  let problem: string | null = null;
  let rest = text;
  const regular = /(?:^|\s)\/((?:[^/\\]|\\.)+)\/(i?)(?=\s|$)/.exec(text);
  if (regular !== null) {
    rest = text.replace(regular[0], ' ');
    pattern = attempt(() => new RegExp(regular[1] ?? '', regular[2]), null);
    if (pattern === null) problem = badPattern;
  }
  for (const word of rest.split(/\s+/).filter((part) => part !== '')) {
    const level = /^level\s*(>=|:|=)(\w+)$/i.exec(word);
    const source = /^(?:source|on):(.+)$/i.exec(word);
    if (level !== null) {
      const name = (level[2] ?? '').toLowerCase();
      if (isLevel(name)) least = ranks[name];
      else problem = badLevel(name);
    } else if (source !== null) sources.push((source[1] ?? '').toLowerCase());
    else words.push(word.toLowerCase());
  }
  return { least, words, sources, pattern, problem };
}

/** True when a line passes the filter. */
export function passesFilter(line: LogLine, filter: LogFilter): boolean {
  if (line.level === 'mark') return true;
  if (ranks[line.level] < filter.least) return false;
  if (filter.sources.length > 0) {
    const from = `${line.target} ${line.source}`.toLowerCase();
    if (!filter.sources.some((source) => from.includes(source))) return false;
  }
  if (filter.pattern !== null && !filter.pattern.test(line.text)) return false;
  if (filter.words.length === 0) return true;
  const text = line.text.toLowerCase();
  return filter.words.every((word) => text.includes(word));
}

/** True for a filter that lets every line through. */
export function isOpenFilter(filter: LogFilter): boolean {
  return (
    filter.least === 0 && filter.words.length === 0 && filter.sources.length === 0 && filter.pattern === null
  );
}

function isLevel(name: string): name is Exclude<Level, 'mark' | 'none'> {
  return name in ranks && name !== 'mark' && name !== 'none';
}
