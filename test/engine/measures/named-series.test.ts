import { describe, expect, it } from 'vitest';
import { namedFactor, readNamed } from '../../../src/engine/measures/named-series.ts';
import { parseExposition } from '../../../src/engine/measures/parse-exposition.ts';
import type { Scrape } from '../../../src/engine/measures/series-index.ts';

const scrape = (at: number, ...lines: readonly string[]): Scrape => ({
  at,
  samples: parseExposition(lines.join('\n')),
});

describe('a series that the sidecar names', () => {
  const page = scrape(
    10_000,
    'queue_depth{queue="mail",zone="a"} 5',
    'queue_depth{queue="mail",zone="b"} 7',
    'queue_depth{queue="sms",zone="a"} 100',
    'queue_depth_max 999',
  );

  it.each([
    ['queue_depth', 112],
    ['queue_depth{queue="mail"}', 12],
    ['queue_depth{zone="a", queue="mail"}', 5],
    ['queue_depth{}', 112],
  ])('%s is the sum of what it selects', (series, value) => {
    expect(readNamed(series, page, null)).toEqual({ series, value, isMissing: false });
  });

  it.each(['queue_depth{queue="fax"}', 'queue_depth{color="red"}', 'queue', 'queue_depth{queue="mai"}'])(
    '%s is missing from a page that has no such series',
    (series) => {
      expect(readNamed(series, page, null)).toEqual({ series, value: null, isMissing: true });
    },
  );

  it('is not missing before a page answers: it may still appear', () => {
    expect(readNamed('queue_depth', null, null)).toMatchObject({ value: null, isMissing: false });
  });

  it.each(['jobs_failed_total', 'jobs_failed_count'])('%s is a counter: its growth per second', (series) => {
    const before = scrape(0, `${series}{worker="1"} 100`, `${series}{worker="2"} 50`);
    const now = scrape(10_000, `${series}{worker="1"} 120`, `${series}{worker="2"} 60`);
    expect(readNamed(series, now, before).value).toBe(3);
    expect(readNamed(`${series}{worker="2"}`, now, before).value).toBe(1);
  });

  it('has no value on a counter’s first scrape, which is not a missing series', () => {
    expect(readNamed('jobs_total', scrape(0, 'jobs_total 9'), null)).toMatchObject({
      value: null,
      isMissing: false,
    });
  });

  it('counts a counter that was reset from zero', () => {
    expect(readNamed('jobs_total', scrape(10_000, 'jobs_total 40'), scrape(0, 'jobs_total 9e6')).value).toBe(
      4,
    );
  });

  it('that says NaN has no value and is not missing', () => {
    expect(readNamed('lag_seconds', scrape(0, 'lag_seconds NaN'), null)).toMatchObject({
      value: null,
      isMissing: false,
    });
  });

  it('whose selector cannot be read selects nothing', () => {
    expect(readNamed('queue_depth{queue=mail', page, null).isMissing).toBe(true);
    expect(readNamed('', page, null).isMissing).toBe(true);
  });
});

describe('the unit of a series', () => {
  it.each([
    ['lag_seconds', 'ms', 1_000],
    ['lag_seconds', 's', 1],
    ['lag_seconds', 'min', 1 / 60],
    ['lag_seconds{queue="mail_bytes"}', 'ms', 1_000],
    ['cpu_seconds_total', 's', 1],
    ['heap_bytes', 'MB', 1e-6],
    ['heap_bytes', 'MiB', 1 / 1_048_576],
    ['heap_bytes', 'GB', 1e-9],
    ['hit_ratio', '%', 100],
  ])('%s is turned into %s', (series, unit, factor) => {
    expect(namedFactor(series, unit)).toBe(factor);
  });

  it.each([
    ['lag_seconds', 'MB'],
    ['heap_bytes', '%'],
    ['hit_ratio', 'ms'],
  ])('%s cannot be compared with %s', (series, unit) => {
    expect(namedFactor(series, unit)).toBeNull();
  });

  it.each([
    ['queue_depth', 'jobs'],
    ['queue_depth', ''],
    ['lag_seconds', ''],
  ])('%s is not converted for "%s"', (series, unit) => {
    expect(namedFactor(series, unit)).toBe(1);
  });
});
