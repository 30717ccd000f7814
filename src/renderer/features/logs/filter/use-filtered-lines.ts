import { useMemo } from 'react';
import { useLogsStore } from '../../../stores/run/logs-store.ts';
import { type FilteredLines, filterLines } from './filter-lines.ts';
import { isOpenFilter, parseLogFilter } from './log-filter.ts';

/** The lines that pass the filter, and of how many. While paused the view stays still. */
export function useFilteredLines(): FilteredLines {
  const text = useLogsStore((store) => store.filter);
  const base = useLogsStore((store) => store.frozen ?? store.lines);
  return useMemo(() => {
    const filter = parseLogFilter(text);
    return isOpenFilter(filter)
      ? { lines: base, total: base.length, found: base.length }
      : filterLines(base, filter);
  }, [base, text]);
}
