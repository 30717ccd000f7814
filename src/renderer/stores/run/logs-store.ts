import { create } from 'zustand';
import type { LogLine, LogSourceState } from '../../../shared/wire/live.ts';

/** How many lines the window keeps; the engine keeps the rest. A screen shows 40, so nobody scrolls this far. */
export const linesKept = 20_000;

/** Appends lines that continue the view and drops the oldest beyond the kept number. Pure. */
export function addLines(
  lines: readonly LogLine[],
  more: readonly LogLine[],
  kept: number,
): readonly LogLine[] {
  const last = lines.at(-1)?.n ?? 0;
  const fresh = more[0] !== undefined && more[0].n > last ? more : more.filter((line) => line.n > last);
  if (fresh.length === 0) return lines;
  const all = lines.concat(fresh);
  // Trimming in steps spares most batches the copy.
  return all.length > kept + kept / 4 ? all.slice(-kept) : all;
}

interface LogsStore {
  readonly lines: readonly LogLine[];
  readonly sources: readonly LogSourceState[];
  readonly following: boolean;
  /** What the view stands still at while it is paused; null while it follows. */
  readonly frozen: readonly LogLine[] | null;
  readonly filter: string;
  /** Recent lines per second. */
  readonly rate: number;
  add(lines: readonly LogLine[]): void;
  setSources(sources: readonly LogSourceState[]): void;
  setFollowing(following: boolean): void;
  setFilter(filter: string): void;
  setRate(rate: number): void;
  clear(): void;
}

/** Merged log lines, newest last, and the counters of their sources. */
export const useLogsStore = create<LogsStore>()((set) => ({
  lines: [],
  sources: [],
  following: true,
  frozen: null,
  filter: '',
  rate: 0,
  add: (lines) => set((store) => ({ lines: addLines(store.lines, lines, linesKept) })),
  setSources: (sources) => set({ sources }),
  setFollowing: (following) =>
    set((store) => ({ following, frozen: following ? null : (store.frozen ?? store.lines) })),
  setFilter: (filter) => set({ filter }),
  setRate: (rate) => set({ rate }),
  clear: () => set({ lines: [], sources: [], rate: 0, following: true, frozen: null }),
}));
