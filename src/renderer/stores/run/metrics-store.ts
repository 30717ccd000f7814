import { create } from 'zustand';
import type { Judged } from '../../../shared/journal/judgment-shape.ts';
import type { MetricSourceState, Sample, Tile } from '../../../shared/wire/live.ts';
import { samplesKept } from '../../../shared/wire/series.ts';

type Series = Readonly<Record<string, readonly Sample[]>>;

/** Adds samples to their series in time order; drops repeats and samples beyond the kept number. Pure. */
export function addSamples(series: Series, samples: Series): Series {
  const next: Record<string, readonly Sample[]> = { ...series };
  for (const [id, more] of Object.entries(samples)) {
    const kept = next[id] ?? [];
    const last = kept.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    const fresh = more.filter((sample) => sample.at > last);
    if (fresh.length > 0) next[id] = kept.concat(fresh).slice(-samplesKept(id));
  }
  return next;
}

interface MetricsStore {
  readonly tiles: readonly Tile[];
  readonly sources: readonly MetricSourceState[];
  readonly series: Series;
  /** Whether what is measured got worse since the change; null while nothing can be compared. */
  readonly judged: Judged | null;
  setJudged(judged: Judged | null): void;
  setTiles(tiles: readonly Tile[]): void;
  setSources(sources: readonly MetricSourceState[]): void;
  add(samples: Series): void;
  clear(): void;
}

/** Tiles and their recent samples. */
export const useMetricsStore = create<MetricsStore>()((set) => ({
  tiles: [],
  sources: [],
  series: {},
  judged: null,
  setJudged: (judged) => set({ judged }),
  setTiles: (tiles) => set({ tiles }),
  setSources: (sources) => set({ sources }),
  add: (samples) => set((store) => ({ series: addSamples(store.series, samples) })),
  clear: () => set({ tiles: [], sources: [], series: {}, judged: null }),
}));
