import { describe, expect, it } from 'vitest';
import { errorRate, whyNoErrorRate } from '../../../src/engine/measures/error-rate.ts';
import { isBeyondBuckets, latency } from '../../../src/engine/measures/latency.ts';
import { readNamed } from '../../../src/engine/measures/named-series.ts';
import { readExposition } from '../../../src/engine/measures/parse-exposition.ts';
import { gauge, throughput } from '../../../src/engine/measures/read-series.ts';
import type { Scrape } from '../../../src/engine/measures/series-index.ts';
import { measureSpecs } from '../../../src/engine/measures/tiles.ts';

/** A scrape taken so many seconds after the first one. */
async function scrape(seconds: number, ...lines: readonly string[]): Promise<Scrape> {
  const { samples, broken, counters } = await readExposition(lines.join('\n'), {});
  return { at: seconds * 1_000, samples, broken, counters };
}

const requests = (ok: number | string, bad: number | string): readonly string[] => [
  `http_requests_total{code="200"} ${ok}`,
  `http_requests_total{code="500"} ${bad}`,
];

describe('no error rate', () => {
  it.each([
    ['a counter without a status label', ['http_requests_total 0'], ['http_requests_total 100']],
    [
      'a counter some of whose series have none',
      ['http_requests_total{code="200"} 0', 'http_requests_total{path="/x"} 0'],
      ['http_requests_total{code="200"} 90', 'http_requests_total{path="/x"} 10'],
    ],
    [
      'a status that means nothing here',
      ['http_requests_total{code="cached"} 0'],
      ['http_requests_total{code="cached"} 100'],
    ],
    ['failures that say NaN', requests(0, 0), requests(100, 'NaN')],
    ['failures without end', requests(0, 0), requests(100, '+Inf')],
    [
      'failures whose line cannot be read',
      requests(0, 0),
      ['http_requests_total{code="200"} 100', 'http_requests_total{code="500} 50'],
    ],
    [
      'failures said twice, differently',
      requests(0, 0),
      [...requests(100, 0), 'http_requests_total{code="500"} 50'],
    ],
    ['a counter that was not there before: one sample says nothing', ['up 1'], requests(1_000_000, 500_000)],
    [
      'another process than before',
      [...requests(100, 0), 'process_start_time_seconds 2000'],
      [...requests(900, 50), 'process_start_time_seconds 1000'],
    ],
    [
      'times that stand still',
      ['http_requests_total{code="200"} 5 1700000000000'],
      ['http_requests_total{code="200"} 5 1700000000000'],
    ],
  ])('comes of %s', async (_what, before, now) => {
    expect(errorRate(await scrape(10, ...now), await scrape(0, ...before))).toBeNull();
  });

  it('is explained by the counter that has no status, where no other tells', async () => {
    expect(whyNoErrorRate(await scrape(0, 'nginx_http_requests_total 5'))).toBe('nginx_http_requests_total');
    expect(whyNoErrorRate(await scrape(0, 'nginx_http_requests_total 5', ...requests(1, 0)))).toBeNull();
    expect(whyNoErrorRate(await scrape(0, 'up 1'))).toBeNull();
  });
});

describe('an error rate', () => {
  it('is of the counters that tell, beside those that do not', async () => {
    const before = await scrape(0, 'nginx_http_requests_total 0', ...requests(0, 0));
    const now = await scrape(10, 'nginx_http_requests_total 500', ...requests(75, 25));
    expect(errorRate(now, before)).toBe(25);
  });

  it('counts series that the page says twice alike once', async () => {
    const before = await scrape(0, ...requests(0, 0), ...requests(0, 0));
    const now = await scrape(10, ...requests(75, 25), 'http_requests_total{code="500"} 25');
    expect(errorRate(now, before)).toBe(25);
    expect(throughput(now, before)).toBe(10);
  });

  it('is read from the names of Prometheus 3, too', async () => {
    const page = (ok: number, bad: number): readonly string[] => [
      `{"http.server.requests_total","http.response.status_code"="200"} ${ok}`,
      `{"http.server.requests_total","http.response.status_code"="500"} ${bad}`,
    ];
    expect(errorRate(await scrape(10, ...page(9, 1)), await scrape(0, ...page(0, 0)))).toBe(10);
  });

  it('is that since the start where the process started anew, even where its counters are past what they were', async () => {
    const before = await scrape(0, ...requests(100, 1), 'process_start_time_seconds 1000');
    const now = await scrape(10, ...requests(150, 50), 'process_start_time_seconds 1005');
    expect(errorRate(now, before)).toBe(25);
  });

  it('does not take the life of an instance that joined for the last seconds', async () => {
    const one = (instance: string, ok: number, bad: number): readonly string[] => [
      `http_requests_total{instance="${instance}",code="200"} ${ok}`,
      `http_requests_total{instance="${instance}",code="500"} ${bad}`,
    ];
    const now = await scrape(10, ...one('a', 20, 0), ...one('b', 1_000_000, 900_000));
    expect(errorRate(now, await scrape(0, ...one('a', 10, 0)))).toBe(0);
  });
});

describe('a latency', () => {
  const name = 'http_request_duration_seconds';
  const page = (counts: Readonly<Record<string, number | string>>, count?: number): readonly string[] => [
    ...Object.entries(counts).map(([le, n]) => `${name}_bucket{le="${le}"} ${n}`),
    ...(count === undefined ? [] : [`${name}_count ${count}`]),
  ];

  it.each([
    ['without a bucket for all', page({ 0.1: 0, 0.2: 0 }), page({ 0.1: 5, 0.2: 10 })],
    ['with a bucket that says NaN', page({ 0.1: 0, '+Inf': 0 }), page({ 0.1: 'NaN', '+Inf': 10 })],
    [
      'with buckets that do not hold those below them',
      page({ 0.1: 0, 0.2: 0, '+Inf': 0 }),
      page({ 0.1: 9, 0.2: 4, '+Inf': 10 }),
    ],
    ['with a bound that is no number', page({ x: 0, '+Inf': 0 }), page({ x: 5, '+Inf': 10 })],
    [
      'with a bound that was not there before',
      page({ 0.1: 0, '+Inf': 0 }),
      page({ 0.1: 5, 0.2: 7, '+Inf': 10 }),
    ],
    ['of a histogram that was not there before', ['up 1'], page({ 0.1: 5, '+Inf': 10 })],
    ['with only a bucket for all', page({ '+Inf': 0 }), page({ '+Inf': 10 })],
  ])('%s is not known', async (_what, before, now) => {
    expect(latency(0.95)(await scrape(10, ...now), await scrape(0, ...before))).toBeNull();
  });

  it('takes the count of all observations where there is no bucket for them', async () => {
    const before = await scrape(0, ...page({ 0.1: 0, 0.2: 0 }, 0));
    const now = await scrape(10, ...page({ 0.1: 50, 0.2: 60 }, 100));
    expect(latency(0.5)(now, before)).toBe(100);
    expect(latency(0.95)(now, before)).toBe(200);
  });

  it('is reset as a whole: what fell in one bucket began at zero in all', async () => {
    const before = await scrape(0, ...page({ 0.1: 5, 0.2: 100, '+Inf': 100 }));
    const now = await scrape(10, ...page({ 0.1: 6, 0.2: 8, '+Inf': 8 }));
    expect(latency(0.5)(now, before)).toBeCloseTo((4 / 6) * 100, 6);
  });

  it('beyond the last bound is only the least it can be', async () => {
    const before = await scrape(0, ...page({ 0.1: 0, 2.5: 0, '+Inf': 0 }));
    const now = await scrape(10, ...page({ 0.1: 40, 2.5: 60, '+Inf': 100 }));
    expect(latency(0.95)(now, before)).toBe(2_500);
    expect(isBeyondBuckets(0.95)(now, before)).toBe(true);
    expect(isBeyondBuckets(0.5)(now, before)).toBe(false);
  });

  it('of pages with seconds and milliseconds, and of different bounds, is one', async () => {
    const lines = (n: number): readonly string[] => [
      `${name}_bucket{le="0.1"} ${n}`,
      `${name}_bucket{le="+Inf"} ${n}`,
      `request_duration_milliseconds_bucket{le="200"} ${n}`,
      `request_duration_milliseconds_bucket{le="+Inf"} ${n}`,
    ];
    expect(latency(0.75)(await scrape(10, ...lines(10)), await scrape(0, ...lines(0)))).toBeCloseTo(100, 6);
  });
});

describe('what is without end or cannot be read', () => {
  it.each([
    ['a gauge', gauge(/^x$/), ['x 1', 'x{i="b"} +Inf']],
    ['a gauge with a line that cannot be read', gauge(/^x$/), ['x 1', 'x{i="b"} one']],
  ])('is no data of %s', async (_what, read, lines) => {
    expect(read(await scrape(0, ...lines), null)).toBeNull();
  });

  it('is no data of a series that the sidecar names', async () => {
    expect(readNamed('x', await scrape(0, 'x 1', 'x{i="b"} one'), null)).toEqual({
      series: 'x',
      value: null,
      isMissing: false,
    });
  });

  it('is a counter where its page says so, whatever its name', async () => {
    const page = (n: number): readonly string[] => ['# TYPE jobs counter', `jobs ${n}`];
    expect(readNamed('jobs', await scrape(10, ...page(30)), await scrape(0, ...page(10))).value).toBe(2);
  });
});

describe('a large page', () => {
  /** Counts how often any sample of a page is looked at while everything is read from it twice. */
  async function looks(routes: number): Promise<number> {
    const lines: string[] = [];
    for (let route = 0; route < routes; route += 1) {
      for (const code of [200, 404, 500])
        lines.push(`http_requests_total{route="${route}",code="${code}"} ${route}`);
      for (const le of ['0.1', '1', '+Inf'])
        lines.push(`http_request_duration_seconds_bucket{route="${route}",le="${le}"} ${route}`);
    }
    let count = 0;
    const watched = async (seconds: number): Promise<Scrape> => {
      const { at, samples } = await scrape(seconds, ...lines);
      const counting = samples.map((sample) => ({
        ...sample,
        get labels() {
          count += 1;
          return sample.labels;
        },
      }));
      return { at, samples: counting };
    };
    const [before, now] = [await watched(0), await watched(10)];
    for (const { read } of measureSpecs) read(now, before);
    return count;
  }

  it('is read in time proportional to its samples', async () => {
    const [small, large] = [await looks(50), await looks(500)];
    expect(large / small).toBeLessThan(11);
  });

  it('leaves the others their turn while it is read', async () => {
    const line = `node_thing_total{device="${'x'.repeat(80)}",mode="idle"} 12345\n`;
    const text = line.repeat(Math.ceil((30 * 1024 * 1024) / line.length));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await readExposition(text, { wanted: () => false });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
  });
});
