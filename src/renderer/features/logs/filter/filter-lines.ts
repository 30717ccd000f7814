import type { LogLine } from '../../../../shared/wire/live.ts';
import { type LogFilter, passesFilter } from './log-filter.ts';

/** How a line begins that goes on from the one before it: a stack trace, a wrapped text. */
const goesOn = /^(?:\s+\S|at\s|Caused by:|\.\.\. \d+ more|Traceback|During handling of)/;

export interface FilteredLines {
  readonly lines: readonly LogLine[];
  /** Of how many, marks left aside. */
  readonly total: number;
  readonly found: number;
}

/**
 * The lines that pass, with the stack traces below them: a line without a level that goes on from the one before it in its source passes
 * with that one. Marks of steps pass; where nothing else does, the counts say so.
 */
export function filterLines(lines: readonly LogLine[], filter: LogFilter): FilteredLines {
  const passed = new Map<string, boolean>();
  let total = 0;
  let found = 0;
  const shown = lines.filter((line) => {
    if (line.level === 'mark') return true;
    total += 1;
    const from = `${line.target}\n${line.source}`;
    const isMore = line.level === 'none' && passed.get(from) === true && goesOn.test(line.text);
    const passes = isMore || passesFilter(line, filter);
    passed.set(from, passes);
    if (passes) found += 1;
    return passes;
  });
  return { lines: shown, total, found };
}
