import { describe, expect, it } from 'vitest';
import { measureOf } from '../../../../src/engine/measures/rule-files/measure-of.ts';
import { parseExpression } from '../../../../src/engine/measures/rule-files/parse-expression.ts';
import {
  prometheusDuration,
  readPrometheusDuration,
} from '../../../../src/engine/measures/rule-files/rule-duration.ts';

describe('a PromQL expression', () => {
  it.each([
    ['queue_depth > 100', { op: '>', value: 100, unit: '', series: 'queue_depth' }],
    [
      'sum(queue_depth{queue=\'mail\', x="y"}) >= 1e3',
      { op: '>=', value: 1_000, series: 'queue_depth{queue="mail",x="y"}' },
    ],
    ['sum(rate(jobs_failed_total[5m])) > 0.5', { value: 0.5, series: 'jobs_failed_total' }],
    ['rate(jobs_failed_total[5m]) > 1 # comment', { value: 1, series: 'jobs_failed_total' }],
    [
      'process_resident_memory_bytes / 1e6 > 500',
      { value: 500, unit: 'MB', series: 'process_resident_memory_bytes' },
    ],
    ['process_resident_memory_bytes > 500000000', { value: 500_000_000, unit: 'B' }],
    ['100 * (free_ratio) < 10', { op: '<', value: 10, unit: '%', series: 'free_ratio' }],
    ['up{job="app"} == 0', { op: 'event', value: null, metric: 'service up' }],
    ['up < 1', { op: 'event', metric: 'service up' }],
    [
      '100 * sum(rate(http_requests_total{code=~"5.."}[1m])) / sum(rate(http_requests_total[1m])) > 5',
      { op: '>', value: 5, unit: '%', metric: 'error rate' },
    ],
    [
      'sum(rate(http_requests_total{code=~"5.."}[1m])) / sum(rate(http_requests_total[1m])) > 0.05',
      { value: 5, unit: '%', metric: 'error rate' },
    ],
    [
      'histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 0.5',
      { value: 0.5, unit: 's', metric: 'latency p99', stat: 'p99' },
    ],
    [
      '1000 * histogram_quantile(0.95, sum(rate(http_request_duration_seconds_bucket[5m])) by (le)) > 500',
      { value: 500, unit: 'ms', metric: 'latency p95', stat: 'p95' },
    ],
    ['sum(rate(http_requests_total[1m])) < 10', { op: '<', value: 10, unit: 'req/s', metric: 'throughput' }],
    ['100 * sum(rate(process_cpu_seconds_total[1m])) > 80', { value: 80, unit: '%', metric: 'cpu' }],
  ])('%s is a rule that Slipway judges', (source, expected) => {
    expect(measureOf(source, false)).toMatchObject(expected);
  });

  it.each([
    ['sum by (instance) (queue_depth) > 100', /judged for each instance by itself/],
    ['queue_depth{queue=~"a|b"} > 1', /label queue is not compared by = alone/],
    ['rate(queue_depth[5m]) > 1', /not named like a counter/],
    ['jobs_failed_total > 100', /is a counter/],
    ['predict_linear(disk_free_bytes[1h], 3600) < 0', /does not evaluate predict_linear\(\)/],
    ['absent(up{job="app"})', /not compared with a number/],
    ['a / b > 1', /a ratio that Slipway does not know/],
    ['avg_over_time(x[5m]) > 1', /does not evaluate avg_over_time/],
    [
      'histogram_quantile(0.95, sum by (le, route) (rate(http_request_duration_seconds_bucket[5m]))) > 1',
      /histogram is not one/,
    ],
    ['x offset 5m > 1', /not one that Slipway reads/],
    ['', /not one that Slipway reads/],
  ])('%s is refused with the reason, and left to a Prometheus server where there is one', (source, why) => {
    const read = measureOf(source, false);
    expect('why' in read ? read.why : '').toMatch(why);
    expect('why' in read ? read.why : '').toMatch(/no Prometheus server to ask$/);
  });

  it.each([
    ['sum by (instance) (queue_depth) > 100', 'sum by (instance) (queue_depth)', '>', 100],
    ['predict_linear(disk_free_bytes[1h], 3600) < 0', 'predict_linear(disk_free_bytes[1h], 3600)', '<', 0],
    ['max(x{a="b > c"} offset 5m)\n  >= -1.5e3', 'max(x{a="b > c"} offset 5m)', '>=', -1_500],
    ['avg(a and b) > 1', 'avg(a and b)', '>', 1],
  ])('%s is what a server evaluates, compared with its number', (source, query, op, value) => {
    expect(measureOf(source, true)).toMatchObject({ query, op, value });
  });

  it.each([
    'a > 1 and b > 2',
    'a > 1 > 2',
    'absent(up)',
    'a > bool 1',
    'a) > 1',
    '(a > 1',
    '> 1',
    'a unless b > 1',
  ])('%s is no value compared with one number, and no server is asked for a part of it', (source) => {
    expect(measureOf(source, true)).toMatchObject({ why: expect.any(String) });
  });

  it('is given up where it is deep, long or garbled, without a crash and in no time that grows', () => {
    for (const source of [
      `${'('.repeat(5_000)}x`,
      `${'sum('.repeat(900)}x`,
      `x${' + x'.repeat(900)} > 1`,
      '-'.repeat(3_900),
      'a{b="',
      'a[',
      '\u0000',
      `a{${'b="c",'.repeat(500)}`,
    ])
      expect(parseExpression(source), source.slice(0, 20)).toBeNull();
  });
});

describe('a duration of Prometheus', () => {
  it.each([
    ['90000', '1m30s'],
    ['0', '0s'],
    ['1500', '1s500ms'],
    ['604800000', '1w'],
  ])('%s ms is %s, there and back', (ms, text) => {
    expect(prometheusDuration(Number(ms))).toBe(text);
    expect(readPrometheusDuration(text)).toBe(Number(ms));
  });
  it.each(['', '5', 'm', '1s1m', '-1m', '1.5m', '5 m'])('%s is none', (text) => {
    expect(readPrometheusDuration(text)).toBeNull();
  });
});
