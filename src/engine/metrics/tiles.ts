import type { Tile } from '../../shared/live.ts';
import type { Budget } from '../../shared/plan.ts';
import { errorRate, gauge, hitRate, latency, type Reading, rate, throughput } from './read-series.ts';

/** A thing worth a tile: how it is read from a scrape and which budgets speak of it. */
export interface TileSpec {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly read: Reading;
  readonly budget: RegExp;
  /** Where no budget says which side is the bad one: low values are. */
  readonly lowIsBad?: true;
}

/** In the order they are shown. Names follow the Prometheus client libraries' conventions. */
export const tileSpecs: readonly TileSpec[] = [
  { id: 'latency', label: 'Latency p95', unit: 'ms', read: latency(0.95), budget: /latency|response time/i },
  { id: 'errors', label: 'Error rate', unit: '%', read: errorRate, budget: /error rate/i },
  {
    id: 'throughput',
    label: 'Throughput',
    unit: '/s',
    read: throughput,
    budget: /throughput|requests? per/i,
    lowIsBad: true,
  },
  {
    id: 'memory',
    label: 'Memory',
    unit: 'MB',
    read: gauge(/^(?:\w+_)?(?:process_)?resident_memory_bytes$/, 1e-6),
    budget: /memory/i,
  },
  { id: 'cpu', label: 'CPU', unit: '%', read: rate(/^process_cpu_seconds_total$/, 100), budget: /\bcpu\b/i },
  {
    id: 'websockets',
    label: 'WebSockets',
    unit: '',
    read: gauge(/websocket_connections(?:_active)?$/),
    budget: /websocket/i,
  },
  {
    id: 'database',
    label: 'DB connections',
    unit: '',
    read: gauge(/(?:db|database|pg|pool)_connections(?:_active|_in_use)?$/),
    budget: /database connections?/i,
  },
  { id: 'cache', label: 'Cache hits', unit: '%', read: hitRate, budget: /cache hit/i, lowIsBad: true },
];

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
