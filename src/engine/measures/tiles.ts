import type { Budget } from '../../shared/plan/plan.ts';
import type { Tile } from '../../shared/wire/live.ts';
import { errorRate, whyNoErrorRate } from './error-rate.ts';
import { durationSeries, isBeyondBuckets, latency } from './latency.ts';
import { gauge, hitRate, type Reading, rate, requestSeries, throughput } from './read-series.ts';
import type { Scrape } from './series-index.ts';

/** A thing worth a tile: how it is read from a scrape and which budgets speak of it. */
export interface TileSpec {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly read: Reading;
  /** Whether what is read is only the least it can be. */
  readonly isAtLeast?: (now: Scrape, before: Scrape | null) => boolean;
  /** The name because of which nothing can be read from a page that has them; null where something can. */
  readonly unreadable?: (now: Scrape) => string | null;
  /** Names of the series that it is read from. */
  readonly series: RegExp;
  readonly budget: RegExp;
  /** Where no budget says which side is the bad one: low values are. */
  readonly lowIsBad?: true;
}

// A service's cgroup tells of it where its page does not.
const memorySeries = /^(?:(?:\w+_)?(?:process_)?resident_memory_bytes|unit_memory_bytes)$/;
const cpuSeries = /^(?:process|unit)_cpu_seconds_total$/;
const websocketSeries = /websocket_connections(?:_active)?$/;
const databaseSeries = /(?:db|database|pg|pool)_connections(?:_active|_in_use)?$/;

/** In the order they are shown. Names follow the Prometheus client libraries' conventions. */
export const tileSpecs: readonly TileSpec[] = [
  latencySpec('latency', 'p95', 0.95),
  {
    id: 'errors',
    label: 'Error rate',
    unit: '%',
    read: errorRate,
    unreadable: whyNoErrorRate,
    series: requestSeries,
    budget: /error rate/i,
  },
  {
    id: 'throughput',
    label: 'Throughput',
    unit: '/s',
    read: throughput,
    series: requestSeries,
    budget: /throughput|requests? per/i,
    lowIsBad: true,
  },
  {
    id: 'memory',
    label: 'Memory',
    unit: 'MB',
    read: gauge(memorySeries, 1e-6),
    series: memorySeries,
    budget: /memory/i,
  },
  { id: 'cpu', label: 'CPU', unit: '%', read: rate(cpuSeries, 100), series: cpuSeries, budget: /\bcpu\b/i },
  {
    id: 'websockets',
    label: 'WebSockets',
    unit: '',
    read: gauge(websocketSeries),
    series: websocketSeries,
    budget: /websocket/i,
  },
  {
    id: 'database',
    label: 'DB connections',
    unit: '',
    read: gauge(databaseSeries),
    series: databaseSeries,
    budget: /database connections?/i,
  },
  {
    id: 'cache',
    label: 'Cache hits',
    unit: '%',
    read: hitRate,
    series: /cache_(?:hits|misses)(?:_total)?$/,
    budget: /cache hit/i,
    lowIsBad: true,
  },
];

/** What a scrape is read for: the tiles, and the quantiles that rules speak of and no tile shows. */
export const measureSpecs: readonly TileSpec[] = [
  ...tileSpecs,
  latencySpec('latency p50', 'p50', 0.5),
  latencySpec('latency p90', 'p90', 0.9),
  latencySpec('latency p99', 'p99', 0.99),
  latencySpec('latency p999', 'p999', 0.999),
];

/** Tiles and quantiles that an access log tells of: the quantiles where its requests are timed. */
export const accessMeasures: readonly string[] = [
  'errors',
  'throughput',
  'latency',
  'latency p50',
  'latency p90',
  'latency p99',
  'latency p999',
];

function latencySpec(id: string, stat: string, quantile: number): TileSpec {
  return {
    id,
    label: `Latency ${stat}`,
    unit: 'ms',
    read: latency(quantile),
    isAtLeast: isBeyondBuckets(quantile),
    series: durationSeries,
    budget: /latency|response time/i,
  };
}

/** Conversion of a budget's unit into a tile's; null when they do not measure the same thing. */
export function inTileUnit(value: number, unit: string, tile: string): number | null {
  const key = `${unit.toLowerCase()}>${tile.toLowerCase()}`;
  const factors: Readonly<Record<string, number>> = {
    'ms>ms': 1,
    's>ms': 1_000,
    'min>ms': 60_000,
    '%>%': 1,
    'req/s>/s': 1,
    '/s>/s': 1,
    'mb>mb': 1,
    'gb>mb': 1_000,
    'kb>mb': 0.001,
    'mib>mb': 1.048576,
    'gib>mb': 1073.741824,
    '>': 1,
  };
  const factor = factors[key];
  return factor === undefined ? null : value * factor;
}

/** The plan's bound for a tile, in the tile's unit. Another statistic's budget (p99 for a p95 tile) does not count. */
export function boundOf(
  spec: TileSpec,
  budgets: readonly Budget[],
): { readonly budget: Budget; readonly value: number } | null {
  for (const budget of budgets) {
    if (!spec.budget.test(budget.metric) || /query/i.test(budget.metric)) continue;
    if (spec.id === 'latency' && budget.stat !== undefined && budget.stat !== 'p95') continue;
    const value = inTileUnit(budget.value, budget.unit, spec.unit);
    if (value !== null) return { budget, value };
  }
  return null;
}

/** Whether a value keeps a bound; no value is no verdict. */
export function judgeBound(value: number | null, bound: Tile['bound']): Tile['verdict'] {
  if (value === null) return 'no-data';
  if (bound === null) return 'pass';
  return holds(value, bound.op, bound.value) ? 'pass' : 'fail';
}

export function holds(value: number, op: string, bound: number): boolean {
  switch (op) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    default:
      return value === bound;
  }
}
