import { decimateSamples } from '../../../shared/wire/decimate-samples.ts';
import type { Sample, Tile } from '../../../shared/wire/live.ts';
import { hostSeries } from '../../../shared/wire/series.ts';
import { judgeBound } from '../../measures/tiles.ts';
import { type KeptSeries, readKeptSeries } from './kept-series.ts';
import type { KeptTile } from './series-line.ts';

/** Stretches a series is reduced to: at most about 2,000 samples. */
const columns = 700;

/** Two moments in epoch ms; null is the beginning and the end of what was measured. */
interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * What a run's folder keeps between two moments, with the neighbor on each side, so that lines reach the edge: the tiles as
 * they were described last, with their last values, and every series with at most about 2,000 samples.
 */
export async function measuredBetween(
  file: string,
  span: Span,
): Promise<{ readonly tiles: Tile[]; readonly series: Record<string, Sample[]> }> {
  const kept = await readKeptSeries(file);
  const series = [...kept.series].map(([id, samples]) => [
    id,
    [...decimateSamples(between(samples, span), columns)],
  ]);
  return { tiles: kept.tiles.map((tile) => tileThen(tile, kept)), series: Object.fromEntries(series) };
}

function between(samples: readonly Sample[], { from, to }: Span): readonly Sample[] {
  const first = from === null ? 0 : samples.findIndex(({ at }) => at >= from);
  const last = to === null ? samples.length : samples.findLastIndex(({ at }) => at <= to) + 1;
  // Nothing begins after the last sample, which is then the neighbor.
  const begin = first === -1 ? samples.length : first;
  return samples.slice(Math.max(0, begin - 1), last + 1);
}

/** A tile with what its series ended with. */
function tileThen({ hosts, rules, ...described }: KeptTile, { series }: KeptSeries): Tile {
  const lastOf = (id: string): number | null => series.get(id)?.at(-1)?.value ?? null;
  const tile = rules.length === 0 ? described : { ...described, rules: [...rules] };
  const verdict = judgeBound(lastOf(tile.id), tile.bound);
  if (hosts.length < 2) return { ...tile, verdict };
  return {
    ...tile,
    verdict,
    host: null,
    hosts: hosts.map((host) => {
      const value = lastOf(hostSeries(tile.id, host));
      return { host, value, verdict: judgeBound(value, tile.bound) };
    }),
  };
}
