import { describe, expect, it } from 'vitest';
import { parseExposition } from '../../../src/engine/measures/parse-exposition.ts';
import type { Scrape } from '../../../src/engine/measures/series-index.ts';
import { trafficBetween } from '../../../src/engine/measures/traffic.ts';

function scrape(at: number, lines: readonly string[]): Scrape {
  return { at, samples: parseExposition(`${lines.join('\n')}\n`) };
}

describe('traffic between two scrapes', () => {
  const counted = (users: number, failed: number, orders: number): readonly string[] => [
    `http_requests_total{route="/users",code="200"} ${users}`,
    `http_requests_total{route="/users",code="500"} ${failed}`,
    `http_requests_total{route="/orders",code="200"} ${orders}`,
  ];
  const timed = (route: string, fast: number, all: number): readonly string[] => [
    `http_request_duration_seconds_bucket{route="${route}",le="0.1"} ${fast}`,
    `http_request_duration_seconds_bucket{route="${route}",le="+Inf"} ${all}`,
  ];

  it('is told by route, with what failed and how long it took', () => {
    const before = scrape(0, [...counted(100, 0, 50), ...timed('/users', 90, 100)]);
    const now = scrape(5_000, [...counted(130, 4, 60), ...timed('/users', 110, 134)]);
    expect(trafficBetween(now, before)).toEqual(
      new Map([
        [
          '/users',
          {
            requests: 34,
            errors: 4,
            durations: new Map([
              [100, 20],
              [Number.POSITIVE_INFINITY, 34],
            ]),
          },
        ],
        ['/orders', { requests: 10, errors: 0, durations: null }],
      ]),
    );
  });

  it('does not say what failed where no label tells, and counts by what is timed', () => {
    const before = scrape(0, timed('/users', 90, 100));
    const now = scrape(5_000, timed('/users', 95, 110));
    expect(trafficBetween(now, before).get('/users')).toMatchObject({ requests: 10, errors: null });
  });

  it('begins at zero again behind a restart, and is nothing without two scrapes', () => {
    const before = scrape(0, counted(100, 3, 50));
    const restarted = scrape(5_000, counted(7, 1, 2));
    expect(trafficBetween(restarted, before).get('/users')).toMatchObject({ requests: 8, errors: 1 });
    expect(trafficBetween(restarted, null)).toEqual(new Map());
  });
});
