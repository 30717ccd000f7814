import { describe, expect, it } from 'vitest';
import { measuredBy, type Readings, readRule, specOf } from '../../../src/engine/measures/readings.ts';
import type { AlertRule } from '../../../src/shared/plan/plan.ts';
import { foldText } from '../../../src/shared/text/fold-text.ts';

const rule = (metric: string, unit = '', more: Partial<AlertRule> = {}): AlertRule => ({
  text: `${metric} is out of bounds`,
  metric,
  op: '>',
  value: 5,
  unit,
  line: 1,
  ...more,
});
const down = rule('service up', '', { op: 'event', value: null });

const nothing: Readings = {
  tiles: {},
  named: {},
  up: null,
  memoryPercent: null,
  cpuPercent: null,
  diskFreePercent: null,
};

describe('what measures a rule', () => {
  const none = { hasHostStats: false, isNamed: false };

  it.each([
    ['an error rate', rule('error rate', '%'), none, 'scrape'],
    ['memory in megabytes', rule('memory', 'MB'), none, 'scrape'],
    ['memory in percent', rule('memory usage', '%'), none, 'host'],
    ['free disk space', rule('disk space', '%'), none, 'host'],
    ['the processor, from the service where no host is asked', rule('cpu', '%'), none, 'scrape'],
    [
      'the processor, from the host where one is asked',
      rule('cpu', '%'),
      { ...none, hasHostStats: true },
      'host',
    ],
    [
      'a series that is named, whatever its words are',
      rule('memory', '%'),
      { ...none, isNamed: true },
      'scrape',
    ],
    ['whether the service is up', down, none, 'scrape'],
    ['words that mean nothing', rule('customer happiness', '%'), none, null],
    ['an event without a number', rule('a page from on-call', '', { op: 'event' }), none, null],
    [
      'an event, although a series is named',
      rule('data loss', '', { op: 'event' }),
      { ...none, isNamed: true },
      null,
    ],
  ] as const)('%s', (_what, given, sources, kind) => {
    expect(measuredBy(given, sources)).toBe(kind);
  });
});

describe('what a rule is read from', () => {
  it.each([
    ['error rate', undefined, 'errors'],
    ['API response time', undefined, 'latency'],
    ['latency', 'p95', 'latency'],
    ['latency', 'p50', 'latency p50'],
    ['latency', 'p99', 'latency p99'],
    ['latency', 'p999', 'latency p999'],
    ['requests per second', undefined, 'throughput'],
    ['websocket connections', undefined, 'websockets'],
    ['database connections', undefined, 'database'],
    ['cache hit rate', undefined, 'cache'],
  ])('%s (%s) is the tile %s', (metric, stat, id) => {
    expect(specOf(rule(metric, '', stat === undefined ? {} : { stat }))?.id).toBe(id);
  });

  it('is nothing for a statistic that no histogram provides', () => {
    expect(specOf(rule('latency', 'ms', { stat: 'max' }))).toBeNull();
    expect(specOf(rule('happiness'))).toBeNull();
  });
});

describe('the value of a rule', () => {
  const tiles = {
    errors: { value: 7.123, unit: '%' },
    latency: { value: 1_500, unit: 'ms' },
    memory: { value: 2_000, unit: 'MB' },
    cpu: { value: 42, unit: '%' },
  };

  it.each([
    ['the tile’s own unit', rule('error rate', '%'), { value: 7.123, shown: '7.12%' }],
    ['seconds, of a tile in milliseconds', rule('latency', 's'), { value: 1.5, shown: '1.5 s' }],
    ['gigabytes, of a tile in megabytes', rule('memory', 'GB'), { value: 2, shown: '2 GB' }],
    ['a unit that does not fit', rule('latency', 'MB'), { value: null, shown: '' }],
    ['a tile without data', rule('throughput', '/s'), { value: null, shown: '' }],
  ])('is shown in %s', (_what, given, read) => {
    expect(readRule(given, { ...nothing, tiles })).toEqual(read);
  });

  it.each([
    [1, { value: 1, shown: 'up' }],
    [0, { value: 0, shown: 'down' }],
    [null, { value: null, shown: '' }],
  ])('of "service up" with %s', (up, read) => {
    expect(readRule(down, { ...nothing, up })).toEqual(read);
  });

  it('of another event is never known', () => {
    expect(readRule(rule('data loss', '', { op: 'event' }), { ...nothing, up: 1 }).value).toBeNull();
  });

  const host = { ...nothing, tiles, memoryPercent: 81.26, cpuPercent: 93, diskFreePercent: 12 };

  it.each([
    ['memory usage', { value: 81.26, shown: '81%' }],
    ['cpu', { value: 93, shown: '93%' }],
    ['disk space', { value: 12, shown: '12% free' }],
  ])('of %s in percent is what the host says', (metric, read) => {
    expect(readRule(rule(metric, '%'), host)).toEqual(read);
  });

  it('of the CPU is the process’s when no host is asked', () => {
    expect(readRule(rule('cpu', '%'), { ...nothing, tiles }).value).toBe(42);
  });

  it('of a named series wins over the tile, in the rule’s unit', () => {
    const given = rule('latency', 'ms');
    const named = {
      [foldText(given.text)]: { series: 'lag_seconds', value: 0.25, isMissing: false },
    };
    expect(readRule(given, { ...nothing, tiles, named })).toEqual({ value: 250, shown: '250 ms' });
  });

  it('of a named series without data is not taken from the tile instead', () => {
    const given = rule('error rate', '%');
    const named = { [foldText(given.text)]: { series: 'bad_ratio', value: null, isMissing: true } };
    expect(readRule(given, { ...nothing, tiles, named })).toEqual({ value: null, shown: '' });
  });
});
