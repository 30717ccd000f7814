import type { ScrapedSample } from './exposition-line.ts';
import { growthOf } from './growth.ts';
import { indexOf, namesLike, type Scrape } from './series-index.ts';

/**
 * What a tile shows, read from two consecutive scrapes; null is "no data". Counters become rates over the time between
 * the scrapes. Whatever makes a reading meaningless makes it null: it is never a value that would compare as healthy.
 */
export type Reading = (now: Scrape, before: Scrape | null) => number | null;

/** Counters of answered requests. */
export const requestSeries =
  /^(?:\w+_)?http_(?:server_)?requests?_(?:total|count)$|^(?:\w+_)?requests_total$/;

export function throughput(now: Scrape, before: Scrape | null): number | null {
  return rateLike(now, before, requestSeries);
}

/** The sum of the gauges whose names match, scaled. */
export function gauge(name: RegExp, scale = 1): Reading {
  return (now) => {
    const names = namesLike(now, name);
    const index = indexOf(now);
    return scaled(sumOf((names ?? []).flatMap((each) => [...index.family(each).values()])), scale);
  };
}

/** The sum of what samples say; one that says NaN says nothing. Null where none says anything, or one is without end. */
export function sumOf(samples: readonly ScrapedSample[]): number | null {
  const known = samples.filter(({ value }) => !Number.isNaN(value));
  return known.length === 0 ? null : finite(known.reduce((sum, { value }) => sum + value, 0));
}

/** Growth per second of counters whose name matches, scaled. */
export function rate(name: RegExp, scale = 1): Reading {
  return (now, before) => scaled(rateLike(now, before, name), scale);
}

const cacheHits = /cache_hits(?:_total)?$/;
const cacheMisses = /cache_misses(?:_total)?$/;

/** Hits per hundred look-ups between two scrapes. */
export function hitRate(now: Scrape, before: Scrape | null): number | null {
  const hits = rateLike(now, before, cacheHits);
  const misses = rateLike(now, before, cacheMisses);
  if (hits === null || misses === null || hits + misses === 0) return null;
  return finite((hits / (hits + misses)) * 100);
}

function rateLike(now: Scrape, before: Scrape | null, pattern: RegExp): number | null {
  const names = namesLike(now, pattern);
  return names === null ? null : rateOf(now, before, names);
}

/** Growth per second of the counters of these names that are wanted, between two scrapes; null without both. */
export function rateOf(
  now: Scrape,
  before: Scrape | null,
  names: readonly string[],
  wanted: (sample: ScrapedSample) => boolean = () => true,
): number | null {
  if (before === null) return null;
  let sum = 0;
  let found = false;
  for (const name of names) {
    for (const { sample, growth } of growthOf(now, before, name) ?? []) {
      if (Number.isNaN(growth) || !wanted(sample)) continue;
      found = true;
      sum += growth;
    }
  }
  return found ? finite((sum * 1_000) / (now.at - before.at)) : null;
}

function scaled(value: number | null, scale: number): number | null {
  return value === null ? null : finite(value * scale);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
