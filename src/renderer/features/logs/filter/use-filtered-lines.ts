import type { LogLine } from '../../../../shared/wire/live.ts';
import { useLogsStore } from '../../../stores/run/logs-store.ts';
import { type FilteredLines, filterLines } from './filter-lines.ts';
import { isOpenFilter, type LogFilter, parseLogFilter } from './log-filter.ts';

interface ShownLines extends FilteredLines {
  readonly filter: LogFilter;
}

/** The lines and the tools above them ask for the same, batch after batch: twenty thousand lines are filtered once for both. */
let last: { readonly base: readonly LogLine[]; readonly text: string; readonly shown: ShownLines } | null =
  null;

function shownLines(base: readonly LogLine[], text: string): ShownLines {
  if (last?.base !== base || last.text !== text) last = { base, text, shown: filterOnce(base, text) };
  return last.shown;
}

function filterOnce(base: readonly LogLine[], text: string): ShownLines {
  const filter = parseLogFilter(text);
  const found = isOpenFilter(filter)
    ? { lines: base, total: base.length, found: base.length }
    : filterLines(base, filter);
  return { filter, ...found };
}

/** The filter, the lines that pass it, and of how many. While paused the view stays still. */
export function useFilteredLines(): ShownLines {
  const text = useLogsStore((store) => store.filter);
  const base = useLogsStore((store) => store.frozen ?? store.lines);
  return shownLines(base, text);
}
