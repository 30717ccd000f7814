import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../../../src/engine/watch/alerts/host-readings.ts';

type Source = Parameters<typeof readingsOf>[0][number];
const page = (host: string | null, more: Partial<Source> = {}): Source => ({
  source: { kind: 'scrape', host, address: 'http://a/metrics' },
  answers: 3,
  values: {},
  atLeast: new Set(),
  unreadable: {},
  named: {},
  missing: new Set(),
  up: 1,
  stats: null,
  silentSince: null,
  reason: null,
  mayPass: true,
  ...more,
});
const stats = (host: string | null, more: Partial<Source> = {}): Source => ({
  ...page(host),
  source: { kind: 'host', host, address: '' },
  up: null,
  stats: { cpuPercent: 90, memoryPercent: 50, diskFreePercent: 10, counters: null, units: [] },
  ...more,
});

describe('what sources say of a host', () => {
  it('is grouped by host, including this machine', () => {
    expect(readingsOf([page('a'), page(null), stats('a'), page('b')]).map(({ host }) => host)).toEqual([
      'a',
      null,
      'b',
    ]);
    expect(readingsOf([])).toEqual([]);
  });

  it('is what an access log says only where there is no page, and never whether the service is up', () => {
    const log = (host: string): Source =>
      page(host, {
        source: { kind: 'scrape', host, address: '/log', access: {} },
        values: { errors: 9 },
        up: null,
      });
    expect(readingsOf([log('a'), stats('a')])).toMatchObject([
      { host: 'a', tiles: { errors: { value: 9 } }, up: null, cpuPercent: 90 },
    ]);
    expect(readingsOf([page(null, { values: { errors: 1 } }), log('a')])).toMatchObject([
      { host: null, tiles: { errors: { value: 1 } }, up: 1 },
    ]);
  });

  it('joins its pages and its own figures', () => {
    const [only] = readingsOf([page('a', { values: { errors: 7 } }), stats('a')]);
    expect(only).toMatchObject({
      tiles: { errors: { value: 7, unit: '%' }, memory: { value: null, unit: 'MB' } },
      cpuPercent: 90,
      memoryPercent: 50,
      diskFreePercent: 10,
    });
  });

  it('names what is asked, and how often that has answered', () => {
    const [only] = readingsOf([page('a'), stats('a', { answers: 5 })]);
    expect(only?.asked).toEqual({
      scrape: [{ place: 'http://a/metrics via a', answers: 3 }],
      host: [{ place: 'CPU, memory and disk of a', answers: 5 }],
    });
  });

  it('is the first page that has a value; a page without one says nothing', () => {
    const [only] = readingsOf([
      page('a', { values: { errors: null } }),
      page('a', { values: { errors: 3 } }),
      page('a', { values: { errors: 9 } }),
    ]);
    expect(only?.tiles.errors?.value).toBe(3);
  });

  it.each([
    ['up where all pages answer', [1, 1], 1],
    ['down where one does not', [1, 0], 0],
    ['down where one does not and of another nothing is known', [null, 0], 0],
    ['not known where of one nothing is known', [1, null], null],
  ])('is %s', (_what, ups, up) => {
    expect(readingsOf(ups.map((each) => page('a', { up: each })))[0]?.up).toBe(up);
  });

  it('is not known to be up when no page is asked', () => {
    expect(readingsOf([stats('a')])[0]?.up).toBeNull();
  });

  it('is missing only what no page has', () => {
    const [only] = readingsOf([
      page('a', { missing: new Set(['errors', 'memory']) }),
      page('a', { missing: new Set(['errors', 'cpu']) }),
    ]);
    expect([...(only?.missing ?? [])]).toEqual(['errors']);
  });

  it('is silent since its first source went silent, per kind', () => {
    const [only] = readingsOf([
      page('a', { silentSince: 9_000 }),
      page('a', { silentSince: 5_000 }),
      page('a'),
      stats('a'),
    ]);
    expect(only?.silentSince).toEqual({ scrape: 5_000, host: null });
  });

  it('has no silence of a kind that is not asked', () => {
    expect(readingsOf([page('a')])[0]?.silentSince).toEqual({ scrape: null });
  });
});
