import { describe, expect, it } from 'vitest';
import {
  boundOf,
  holds,
  inTileUnit,
  judgeBound,
  type TileSpec,
  tileSpecs,
} from '../../../src/engine/measures/tiles.ts';
import type { Budget } from '../../../src/shared/plan/plan.ts';

const spec = (id: string): TileSpec => {
  const found = tileSpecs.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no tile ${id}.`);
  return found;
};
const budget = (metric: string, value: number, unit: string, more: Partial<Budget> = {}): Budget => ({
  text: '',
  metric,
  op: '<',
  value,
  unit,
  line: 1,
  ...more,
});

describe('the unit of a budget', () => {
  it.each([
    [2, 's', 'ms', 2_000],
    [1, 'min', 'ms', 60_000],
    [200, 'MS', 'ms', 200],
    [1, '%', '%', 1],
    [100, 'req/s', '/s', 100],
    [2, 'GB', 'MB', 2_000],
    [500, 'kB', 'MB', 0.5],
    [1, 'GiB', 'MB', 1_073.741824],
    [50, '', '', 50],
  ])('%d %s in a tile of %s', (value, unit, tile, converted) => {
    expect(inTileUnit(value, unit, tile)).toBe(converted);
  });

  it.each([
    ['MB', 'ms'],
    ['', '%'],
    ['%', 'MB'],
    ['ms>ms', ''],
  ])('%s does not fit a tile of %s', (unit, tile) => {
    expect(inTileUnit(1, unit, tile)).toBeNull();
  });
});

describe('the bound of a tile', () => {
  it('is the first budget that speaks of it, in its own unit', () => {
    const found = boundOf(spec('latency'), [budget('error rate', 1, '%'), budget('Response time', 0.2, 's')]);
    expect(found).toMatchObject({ value: 200, budget: { metric: 'Response time' } });
  });

  it.each([
    ['another statistic', budget('latency', 900, 'ms', { stat: 'p99' })],
    ['a database query', budget('query latency', 50, 'ms')],
    ['a unit that does not fit', budget('latency', 50, 'MB')],
    ['another measure', budget('memory', 512, 'MB')],
  ])('ignores %s', (_what, given) => {
    expect(boundOf(spec('latency'), [given])).toBeNull();
    expect(boundOf(spec('latency'), [given, budget('latency', 300, 'ms', { stat: 'p95' })])?.value).toBe(300);
  });

  it('of errors takes a budget whatever statistic it names', () => {
    expect(boundOf(spec('errors'), [budget('error rate', 1, '%', { stat: 'p99' })])?.value).toBe(1);
  });
});

describe('a value against its bound', () => {
  it.each([
    ['<', 5, 4, 'pass'],
    ['<', 5, 5, 'fail'],
    ['<=', 5, 5, 'pass'],
    ['>', 5, 5, 'fail'],
    ['>', 5, 6, 'pass'],
    ['>=', 5, 5, 'pass'],
    ['=', 5, 5, 'pass'],
    ['=', 5, 4, 'fail'],
  ] as const)('%s %d is for %d: %s', (op, value, now, verdict) => {
    expect(judgeBound(now, { op, value })).toBe(verdict);
  });

  it('has no verdict without a value, whatever the bound is', () => {
    expect(judgeBound(null, { op: '<', value: 5 })).toBe('no-data');
    expect(judgeBound(null, null)).toBe('no-data');
  });

  it('passes when the plan names no bound', () => {
    expect(judgeBound(1e9, null)).toBe('pass');
  });

  it.each(['<', '<=', '>', '>=', '='])('%s does not hold for NaN', (op) => {
    expect(holds(Number.NaN, op, 5)).toBe(false);
  });
});

describe('the series of a tile', () => {
  it.each([
    ['latency', 'http_request_duration_seconds_bucket', true],
    ['latency', 'http_request_duration_seconds_sum', false],
    ['latency', 'db_query_duration_seconds_bucket', false],
    ['errors', 'http_requests_total', true],
    ['memory', 'process_resident_memory_bytes', true],
    ['memory', 'process_virtual_memory_bytes', false],
    ['cpu', 'process_cpu_seconds_total', true],
    ['websockets', 'websocket_connections_active', true],
    ['websockets', 'websocket_connections_total', false],
    ['database', 'pg_connections_in_use', true],
    ['database', 'pool_connections_max', false],
    ['cache', 'redis_cache_hits_total', true],
    ['cache', 'cache_evictions_total', false],
  ])('%s: %s is read: %s', (id, name, isRead) => {
    expect(spec(id).series.test(name)).toBe(isRead);
  });
});
