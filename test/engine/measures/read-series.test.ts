import { describe, expect, it } from 'vitest';
import { errorRate } from '../../../src/engine/measures/error-rate.ts';
import { latency, quantileOf } from '../../../src/engine/measures/latency.ts';
import { parseExposition } from '../../../src/engine/measures/parse-exposition.ts';
import { gauge, hitRate, rate, rateOf, throughput } from '../../../src/engine/measures/read-series.ts';
import type { Scrape } from '../../../src/engine/measures/series-index.ts';

/** A scrape taken so many seconds after the first one. */
const scrape = (seconds: number, ...lines: readonly string[]): Scrape => ({
  at: seconds * 1_000,
  samples: parseExposition(lines.join('\n')),
});

describe('the growth of a counter', () => {
  const all = ['x_total'];

  it('is per second, summed over the selected series', () => {
    const before = scrape(0, 'x_total{code="200"} 100', 'x_total{code="500"} 5');
    const now = scrape(10, 'x_total{code="200"} 150', 'x_total{code="500"} 15');
    expect(rateOf(now, before, all)).toBe(6);
    expect(rateOf(now, before, all, ({ labels }) => labels.code === '500')).toBe(1);
  });

  it.each([
    ['there was no scrape before', scrape(10, 'x_total 5'), null],
    ['no time has passed', scrape(10, 'x_total 5'), scrape(10, 'x_total 1')],
    ['the clock went back', scrape(10, 'x_total 5'), scrape(20, 'x_total 1')],
    ['there is no such series', scrape(10), scrape(0, 'x_total 1')],
  ])('is unknown when %s', (_what, now, before) => {
    expect(rateOf(now, before, all)).toBeNull();
  });

  it('takes the whole value of a counter that fell, because it restarted at zero', () => {
    expect(rateOf(scrape(10, 'x_total 20'), scrape(0, 'x_total 5000'), all)).toBe(2);
  });

  it('counts a series that was not there before from zero', () => {
    const before = scrape(0, 'x_total{code="200"} 100');
    const now = scrape(10, 'x_total{code="200"} 100', 'x_total{code="500"} 30');
    expect(rateOf(now, before, all)).toBe(3);
  });

  it('is zero, not unknown, while a counter stands still', () => {
    expect(rateOf(scrape(10, 'x_total 5'), scrape(0, 'x_total 5'), all)).toBe(0);
  });

  it('compares a series with itself, however its labels are ordered', () => {
    const before = scrape(0, 'x_total{a="1",b="2"} 90', 'x_total{a="1"} 10', 'x_total{a="1",b="3"} 0');
    const now = scrape(10, 'x_total{b="2",a="1"} 100');
    expect(rateOf(now, before, all)).toBe(1);
  });

  it('ignores series that say NaN, and is unknown if all of them do', () => {
    const before = scrape(0, 'x_total{i="a"} 10', 'x_total{i="b"} 10');
    expect(rateOf(scrape(10, 'x_total{i="a"} 30', 'x_total{i="b"} NaN'), before, all)).toBe(2);
    expect(rateOf(scrape(10, 'x_total{i="a"} NaN', 'x_total{i="b"} NaN'), before, all)).toBeNull();
  });

  it('does not count a whole counter as growth after it said NaN', () => {
    const before = scrape(0, 'x_total{i="a"} NaN', 'x_total{i="b"} 10');
    expect(rateOf(scrape(10, 'x_total{i="a"} 9000', 'x_total{i="b"} 30'), before, all)).toBe(2);
  });

  it('may be scaled: a second of processor time a second is 100 %', () => {
    const cpu = rate(/^process_cpu_seconds_total$/, 100);
    expect(cpu(scrape(10, 'process_cpu_seconds_total 7'), scrape(0, 'process_cpu_seconds_total 2'))).toBe(50);
    expect(cpu(scrape(10, 'process_cpu_seconds_total 7'), null)).toBeNull();
  });
});

describe('throughput', () => {
  it.each([
    'http_requests_total',
    'http_server_requests_total',
    'http_server_request_count',
    'shop_http_requests_total',
    'harbor_requests_total',
  ])('counts %s', (name) => {
    expect(throughput(scrape(2, `${name} 30`), scrape(0, `${name} 10`))).toBe(10);
  });

  it.each(['http_requests_in_flight', 'http_request_duration_seconds_count_bucket', 'grpc_calls_total'])(
    'does not count %s',
    (name) => {
      expect(throughput(scrape(2, `${name} 30`), scrape(0, `${name} 10`))).toBeNull();
    },
  );
});

describe('the error rate', () => {
  const before = scrape(0, 'http_requests_total{code="200"} 0', 'http_requests_total{code="500"} 0');

  it.each([
    ['every request succeeds', ['{code="200"} 50', '{code="500"} 0'], 0],
    ['one in four fails', ['{code="200"} 75', '{code="500"} 25'], 25],
    ['every request fails', ['{code="200"} 0', '{code="503"} 8'], 100],
    ['clients err, which is not the server’s fault', ['{code="404"} 50', '{code="200"} 50'], 0],
  ])('when %s', (_what, series, percent) => {
    const now = scrape(10, ...series.map((each) => `http_requests_total${each}`));
    expect(errorRate(now, before)).toBe(percent);
  });

  it.each(['code', 'status', 'status_code'])('reads the status from the label %s', (label) => {
    const page = (ok: number, bad: number) => [
      `http_requests_total{${label}="200"} ${ok}`,
      `http_requests_total{${label}="502"} ${bad}`,
    ];
    expect(errorRate(scrape(10, ...page(9, 1)), scrape(0, ...page(0, 0)))).toBe(10);
  });

  it('counts "error" as a failure when statuses are words', () => {
    const page = (bad: number) => [
      'x_requests_total{status="success"} 0',
      `x_requests_total{status="error"} ${bad}`,
    ];
    expect(errorRate(scrape(10, ...page(4)), scrape(0, ...page(0)))).toBe(100);
  });

  it('is unknown, not 0, when there were no requests', () => {
    expect(errorRate(scrape(10, 'http_requests_total{code="200"} 0'), before)).toBeNull();
    expect(errorRate(before, null)).toBeNull();
  });

  it('is correct across a restart, when both counters reset', () => {
    const old = scrape(0, 'http_requests_total{code="200"} 9000', 'http_requests_total{code="500"} 900');
    const now = scrape(10, 'http_requests_total{code="200"} 30', 'http_requests_total{code="500"} 10');
    expect(errorRate(now, old)).toBe(25);
  });
});

describe('a quantile', () => {
  const inf = Number.POSITIVE_INFINITY;

  it.each([
    [
      'interpolates inside its bucket',
      [
        [0.1, 0],
        [0.2, 100],
        [inf, 100],
      ],
      0.5,
      0.15,
    ],
    [
      'interpolates from zero in the first bucket',
      [
        [0.1, 100],
        [inf, 100],
      ],
      0.5,
      0.05,
    ],
    [
      'is the last finite bound beyond it',
      [
        [0.1, 10],
        [0.5, 20],
        [inf, 100],
      ],
      0.95,
      0.5,
    ],
    [
      'is a bound itself when the rank is its count',
      [
        [0.1, 50],
        [0.2, 100],
        [inf, 100],
      ],
      0.5,
      0.1,
    ],
    [
      'reads buckets in any order',
      [
        [inf, 100],
        [0.2, 100],
        [0.1, 0],
      ],
      0.5,
      0.15,
    ],
  ] as const)('%s', (_what, buckets, quantile, value) => {
    expect(quantileOf(new Map(buckets), quantile)).toBeCloseTo(value, 10);
  });

  it.each([
    ['no bucket', []],
    [
      'no bucket for all of them: how many lie above the last one is not known',
      [
        [0.1, 0],
        [0.2, 100],
      ],
    ],
    [
      'no request',
      [
        [0.1, 0],
        [inf, 0],
      ],
    ],
  ] as const)('is unknown with %s', (_what, buckets) => {
    expect(quantileOf(new Map(buckets), 0.95)).toBeNull();
  });
});

describe('a latency', () => {
  const page = (name: string, low: number, high: number) => [
    `${name}{le="0.1"} ${low}`,
    `${name}{le="0.2"} ${high}`,
    `${name}{le="+Inf"} ${high}`,
  ];
  const seconds = 'http_request_duration_seconds_bucket';

  it('is the current one, in ms: the growth between two scrapes', () => {
    const before = scrape(0, ...page(seconds, 1_000_000, 1_000_000));
    const now = scrape(10, ...page(seconds, 1_000_000, 1_000_100));
    expect(latency(0.5)(now, before)).toBeCloseTo(150, 6);
  });

  it('is unknown on the first scrape and without requests', () => {
    const quiet = scrape(10, ...page(seconds, 5, 9));
    expect(latency(0.95)(quiet, null)).toBeNull();
    expect(latency(0.95)(quiet, scrape(0, ...page(seconds, 5, 9)))).toBeNull();
    expect(latency(0.95)(scrape(10, 'up 1'), scrape(0, 'up 1'))).toBeNull();
  });

  it('does not convert milliseconds', () => {
    const name = 'request_duration_milliseconds_bucket';
    const lines = (count: number) => [
      `${name}{le="100"} 0`,
      `${name}{le="200"} ${count}`,
      `${name}{le="+Inf"} ${count}`,
    ];
    expect(latency(0.5)(scrape(10, ...lines(10)), scrape(0, ...lines(0)))).toBeCloseTo(150, 6);
  });

  it('adds up the buckets of all routes', () => {
    const lines = (slow: number) => [
      `${seconds}{route="/a",le="0.1"} ${slow}`,
      `${seconds}{route="/a",le="+Inf"} ${slow}`,
      `${seconds}{route="/b",le="0.1"} 0`,
      `${seconds}{route="/b",le="0.2"} ${slow}`,
      `${seconds}{route="/b",le="+Inf"} ${slow}`,
    ];
    const value = latency(0.25)(scrape(10, ...lines(10)), scrape(0, ...lines(0)));
    expect(value).toBeCloseTo(50, 6);
  });
});

describe('a gauge', () => {
  const memory = gauge(/resident_memory_bytes$/, 1e-6);

  it.each([
    ['is scaled', ['resident_memory_bytes 5e6'], 5],
    [
      'is the sum of its processes',
      ['resident_memory_bytes{p="a"} 1e6', 'resident_memory_bytes{p="b"} 2e6'],
      3,
    ],
    ['needs no scrape before', ['resident_memory_bytes 0'], 0],
    ['leaves out what says NaN', ['resident_memory_bytes{p="a"} NaN', 'resident_memory_bytes{p="b"} 2e6'], 2],
    ['is unknown where all of it says NaN', ['resident_memory_bytes NaN'], null],
    ['is unknown without its series', ['up 1'], null],
  ])('%s', (_what, lines, value) => {
    expect(memory(scrape(0, ...lines), null)).toBe(value);
  });
});

describe('the cache hit rate', () => {
  const page = (hits: number, misses: number) => [`cache_hits_total ${hits}`, `cache_misses_total ${misses}`];

  it.each([
    ['of now, not since the start', page(190, 110), page(100, 100), 90],
    ['is unknown without a look-up', page(5, 5), page(5, 5), null],
    ['is unknown without the misses', ['cache_hits_total 9'], ['cache_hits_total 1'], null],
  ])('%s', (_what, now, before, percent) => {
    expect(hitRate(scrape(10, ...now), scrape(0, ...before))).toBe(percent);
  });

  it('is unknown on the first scrape', () => {
    expect(hitRate(scrape(10, ...page(9, 1)), null)).toBeNull();
  });
});
