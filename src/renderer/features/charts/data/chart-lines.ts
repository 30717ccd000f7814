import type { Sample, Tile } from '../../../../shared/wire/live.ts';
import { hostSeries } from '../../../../shared/wire/series.ts';
import { mergeSamples } from './merge-samples.ts';

/** One line of a chart. */
export interface ChartLine {
  readonly id: string;
  /** The host's name where there are several, else the tile's. */
  readonly label: string;
  readonly samples: readonly Sample[];
}

/** More lines than this cannot be told apart; those beyond are named as a number. */
export const mostLines = 8;

type Series = Readonly<Record<string, readonly Sample[]>>;

/**
 * The lines of a tile: one for each host where several are measured, the worst first, else the tile's own. `kept` is what the
 * run's folder has, `heard` what came since. Pure.
 */
export function chartLines(tile: Tile, kept: Series, heard: Series): readonly ChartLine[] {
  const lineOf = (id: string, label: string): ChartLine => ({
    id,
    label,
    samples: mergeSamples(kept[id] ?? [], heard[id] ?? []),
  });
  const hosts = tile.hosts ?? [];
  if (hosts.length < 2) return [lineOf(tile.id, tile.label)];
  const direction = tile.bound?.op.startsWith('>') ? 1 : -1;
  const worstFirst = hosts.toSorted((a, b) => ((a.value ?? 0) - (b.value ?? 0)) * direction);
  const shown = new Set(worstFirst.slice(0, mostLines).map(({ host }) => host));
  // Lines keep their order and with it their color, whoever is the worst now.
  return hosts
    .filter(({ host }) => shown.has(host))
    .map(({ host }) => lineOf(hostSeries(tile.id, host), host));
}
