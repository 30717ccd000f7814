import { create } from 'zustand';
import type { LogLine, LogSourceState } from '../../../shared/wire/live.ts';

/** Lines the window holds; the engine keeps the rest. A screenful is 40, so this is far more than anyone scrolls. */
export const linesKept = 20_000;

/** Appends lines that continue the view, forgetting the oldest beyond what is kept. Pure. */
export function addLines(
  lines: readonly LogLine[],
  more: readonly LogLine[],
  kept: number,
): readonly LogLine[] {
  const last = lines.at(-1)?.n ?? 0;
  const fresh = more[0] !== undefined && more[0].n > last ? more : more.filter((line) => line.n > last);
  if (fresh.length === 0) return lines;
  const all = lines.concat(fresh);
  // Trimming in steps keeps the copy off most batches.
  return all.length > kept + kept / 4 ? all.slice(-kept) : all;
}

interface LogsStore {
  readonly lines: readonly LogLine[];
  readonly sources: readonly LogSourceState[];
  readonly following: boolean;
  readonly filter: string;
  /** Lines a second over the last moments. */
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
  filter: '',
  rate: 0,
  add: (lines) => set((store) => ({ lines: addLines(store.lines, lines, linesKept) })),
  setSources: (sources) => set({ sources }),
  setFollowing: (following) => set({ following }),
  setFilter: (filter) => set({ filter }),
  setRate: (rate) => set({ rate }),
  clear: () => set({ lines: [], sources: [], rate: 0, following: true }),
}));
