import { describe, expect, it } from 'vitest';
import { errorRate } from '../../../src/engine/measures/error-rate.ts';
import { latency, quantileOf } from '../../../src/engine/measures/latency.ts';
import { parseExposition } from '../../../src/engine/measures/parse-exposition.ts';
import { throughput } from '../../../src/engine/measures/read-series.ts';
import { readRule } from '../../../src/engine/measures/readings.ts';
import { boundOf, judgeBound, tileSpecs } from '../../../src/engine/measures/tiles.ts';
import { freshRule, isBreached, stepRule } from '../../../src/engine/watch/alerts/evaluate.ts';
import { readLine } from '../../../src/engine/watch/logs/read-line.ts';
import type { AlertRule, Budget } from '../../../src/shared/plan/plan.ts';

const scrape = (at: number, text: string) => ({ at, samples: parseExposition(text) });

describe('a scrape', () => {
  it('is read line by line, whatever else stands in it', () => {
    const text =
      '# HELP x y\n# TYPE x counter\nx{a="1",b="q\\"\\n"} 5 1700000000\nnonsense\ny 1e3\nz +Inf\nw{} NaN\n# EOF\n';
    expect(parseExposition(text)).toEqual([
      { name: 'x', labels: { a: '1', b: 'q"\n' }, value: 5, at: 1_700_000_000_000 },
      { name: 'y', labels: {}, value: 1_000, at: null },
      { name: 'z', labels: {}, value: Number.POSITIVE_INFINITY, at: null },
      { name: 'w', labels: {}, value: Number.NaN, at: null },
    ]);
  });

  it('becomes rates over time, and a counter that fell was reset', () => {
    const a = scrape(0, 'http_requests_total{code="200"} 100\nhttp_requests_total{code="500"} 10\n');
    const b = scrape(2_000, 'http_requests_total{code="200"} 180\nhttp_requests_total{code="500"} 30\n');
    expect(throughput(b, a)).toBe(50);
    expect(errorRate(b, a)).toBe(20);
    expect(
      throughput(
        scrape(4_000, 'http_requests_total{code="200"} 20\nhttp_requests_total{code="500"} 30\n'),
        b,
      ),
    ).toBe(10);
    expect(throughput(b, null)).toBeNull();
    expect(errorRate(b, b)).toBeNull();
  });

  it('gives the latency of now from what the buckets gained', () => {
    const hist = (counts: number[]) =>
      ['0.1', '0.5', '1', '+Inf']
        .map((le, i) => `http_request_duration_seconds_bucket{le="${le}"} ${counts[i]}`)
        .join('\n');
    const before = scrape(0, hist([1_000, 1_000, 1_000, 1_000]));
    expect(latency(0.5)(scrape(1_000, hist([1_000, 1_010, 1_020, 1_020])), before)).toBe(500);
    expect(latency(0.95)(scrape(1_000, hist([1_100, 1_100, 1_100, 1_100])), before)).toBeCloseTo(95);
    expect(latency(0.95)(before, before)).toBeNull();
    expect(quantileOf(new Map(), 0.5)).toBeNull();
  });
});

describe('a budget', () => {
  const budget = (metric: string, op: Budget['op'], value: number, unit: string, stat?: string): Budget => ({
    text: '',
    metric,
    op,
    value,
    unit,
    line: 1,
    ...(stat === undefined ? {} : { stat }),
  });
  const spec = (id: string) => tileSpecs.find((each) => each.id === id) ?? tileSpecs[0];

  it("speaks to its tile in the tile's unit, and only of its own statistic", () => {
    const latencySpec = spec('latency');
    if (latencySpec === undefined) throw new Error('no tile');
    expect(boundOf(latencySpec, [budget('request latency', '<', 0.2, 's', 'p95')])?.value).toBe(200);
    expect(boundOf(latencySpec, [budget('request latency', '<', 40, 'ms', 'p50')])).toBeNull();
    expect(boundOf(latencySpec, [budget('database query time', '<', 50, 'ms')])).toBeNull();
  });

  it('is kept, broken, or without data', () => {
    expect([
      judgeBound(5, { op: '<', value: 10 }),
      judgeBound(15, { op: '<', value: 10 }),
      judgeBound(null, { op: '<', value: 10 }),
    ]).toEqual(['pass', 'fail', 'no-data']);
  });
});

describe('an alert rule', () => {
  const rule: AlertRule = {
    text: 'High latency (p95 >500ms)',
    metric: 'latency p95',
    op: '>',
    value: 500,
    unit: 'ms',
    line: 1,
    forMs: 30_000,
  };
  const walk = (steps: readonly (readonly [number, boolean | null])[]) =>
    steps.reduce((memory, [now, breached]) => stepRule(rule, memory, breached, now), freshRule);

  it('is pending until its duration is over, then fires, and resolves only when it stays clear', () => {
    expect(walk([[0, true]]).state).toBe('pending');
    expect(
      walk([
        [0, true],
        [29_999, true],
      ]).state,
    ).toBe('pending');
    expect(
      walk([
        [0, true],
        [30_000, true],
      ]).state,
    ).toBe('firing');
    expect(
      walk([
        [0, true],
        [30_000, true],
        [31_000, false],
      ]).state,
    ).toBe('firing');
    expect(
      walk([
        [0, true],
        [30_000, true],
        [31_000, false],
        [46_000, false],
      ]).state,
    ).toBe('resolved');
    expect(
      walk([
        [0, true],
        [30_000, true],
        [31_000, false],
        [40_000, true],
        [46_000, false],
      ]).state,
    ).toBe('firing');
    expect(
      walk([
        [0, true],
        [10_000, false],
      ]).state,
    ).toBe('inactive');
  });

  it('takes no data for neither a breach nor a recovery', () => {
    expect(
      walk([
        [0, true],
        [10_000, null],
      ]).state,
    ).toBe('no-data');
    expect(
      walk([
        [0, true],
        [30_000, true],
        [40_000, null],
        [99_000, null],
      ]).state,
    ).toBe('firing');
    expect(isBreached(rule, null)).toBeNull();
  });

  it('is judged by what measures it, in its own unit', () => {
    const readings = {
      tiles: { latency: { value: 612.3, unit: 'ms' }, memory: { value: 300, unit: 'MB' } },
      named: {},
      up: 0,
      memoryPercent: 81,
      cpuPercent: null,
      diskFreePercent: 61,
    };
    expect(readRule(rule, readings)).toEqual({ value: 612.3, shown: '612 ms' });
    expect(readRule({ ...rule, metric: 'memory usage', unit: '%' }, readings)).toEqual({
      value: 81,
      shown: '81%',
    });
    expect(readRule({ ...rule, metric: 'memory usage', unit: 'GB' }, readings)).toEqual({
      value: 0.3,
      shown: '0.3 GB',
    });
    expect(readRule({ ...rule, metric: 'free disk space', unit: '%' }, readings)).toEqual({
      value: 61,
      shown: '61% free',
    });
    expect(readRule({ ...rule, metric: 'service up', op: 'event', value: null }, readings)).toEqual({
      value: 0,
      shown: 'down',
    });
    expect(isBreached({ ...rule, op: 'event', value: null }, 0)).toBe(true);
    expect(
      readRule({ ...rule, metric: 'certificate expiry', op: 'event', value: null }, readings).value,
    ).toBeNull();
  });
});

describe('a log line', () => {
  it('has its time and its level taken off, and what would move a cursor taken out', () => {
    expect(readLine('2026-03-01T10:00:00.250Z ERROR it broke')).toEqual({
      at: Date.parse('2026-03-01T10:00:00.250Z'),
      level: 'error',
      text: 'ERROR it broke',
    });
    expect(readLine('[2026-03-01 10:00:00,5] warn: x', '+02:00')).toEqual({
      at: Date.parse('2026-03-01T08:00:00.500Z'),
      level: 'none',
      text: 'warn: x',
      stamp: '2026-03-01 10:00:00,5',
    });
    expect(readLine('2026-03-01 10:00:00 x')).toEqual({
      at: null,
      level: 'none',
      text: '2026-03-01 10:00:00 x',
    });
    expect(readLine('\u001b[31mFATAL\u001b[0m \u001b]0;title\u0007end')).toEqual({
      at: null,
      level: 'fatal',
      text: 'FATAL end',
    });
    expect(readLine('\u001b(B\u001b[mok \u001b=\u009b31mred\u0008\r').text).toBe('ok red');
    expect(readLine('{"level":"warn","msg":"x"}').level).toBe('warn');
    expect(readLine('plain')).toEqual({ at: null, level: 'none', text: 'plain' });
  });
});
