import type { ScrapedSample } from './parse-exposition.ts';

/** One scrape with its time (epoch ms). */
export interface Scrape {
  readonly at: number;
  readonly samples: readonly ScrapedSample[];
}

/**
 * What a tile shows, read from two consecutive scrapes; null is "no data". Counters become rates over the time between
 * the scrapes, and a counter that fell was reset, so that its whole value counts. Quantiles come from the growth of the
 * buckets between the scrapes: the latency of now, not of the process's whole life.
 */
export type Reading = (now: Scrape, before: Scrape | null) => number | null;

/** Counters of answered requests. */
export const requestSeries =
  /^(?:\w+_)?http_(?:server_)?requests?_(?:total|count)$|^(?:\w+_)?requests_total$/;
/** Buckets of how long requests took. */
export const durationSeries =
  /^(?:\w+_)?(?:http_)?(?:server_)?request_duration_(?:seconds|milliseconds)_bucket$/;

export function throughput(now: Scrape, before: Scrape | null): number | null {
  return rateOf(now, before, (sample) => requestSeries.test(sample.name));
}

/** Share of answers with a server error, in percent; 0 while requests succeed, null without requests. */
export function errorRate(now: Scrape, before: Scrape | null): number | null {
  const all = rateOf(now, before, (sample) => requestSeries.test(sample.name));
  const bad = rateOf(
    now,
    before,
    (sample) =>
      requestSeries.test(sample.name) &&
      /^(?:5|error)/.test(sample.labels.code ?? sample.labels.status ?? sample.labels.status_code ?? ''),
  );
  if (all === null || all === 0) return null;
  return ((bad ?? 0) / all) * 100;
}

/** A quantile of request durations in ms. */
export function latency(quantile: number): Reading {
  return (now, before) => {
    if (before === null) return null;
    const samples = now.samples.filter(({ name }) => durationSeries.test(name));
    const scale = samples.some(({ name }) => name.includes('milliseconds')) ? 1 : 1_000;
    const growth = new Map<number, number>();
    for (const sample of samples) {
      const bound = sample.labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(sample.labels.le);
      growth.set(bound, (growth.get(bound) ?? 0) + growthSince(before, sample));
    }
    const value = quantileOf(growth, quantile);
    return value === null ? null : value * scale;
  };
}

/** How much a counter grew since the scrape before; one that is smaller now was reset, and began at zero. */
function growthSince(before: Scrape, sample: ScrapedSample): number {
  const previous = find(before, sample)?.value ?? 0;
  if (Number.isNaN(previous)) return 0;
  return sample.value >= previous ? sample.value - previous : sample.value;
}

/** Linear interpolation inside the bucket that holds the rank, as Prometheus does. */
export function quantileOf(buckets: ReadonlyMap<number, number>, quantile: number): number | null {
  const bounds = [...buckets.keys()].sort((a, b) => a - b);
  const total = buckets.get(Number.POSITIVE_INFINITY) ?? buckets.get(bounds.at(-1) ?? 0) ?? 0;
  if (total <= 0) return null;
  const rank = quantile * total;
  let lower = 0;
  let below = 0;
  for (const bound of bounds) {
    const count = buckets.get(bound) ?? 0;
    if (count >= rank) {
      if (!Number.isFinite(bound)) return lower;
      return count === below ? bound : lower + ((bound - lower) * (rank - below)) / (count - below);
    }
    lower = bound;
    below = count;
  }
  return lower;
}

/** The sum of the gauges whose names match, scaled. */
export function gauge(name: RegExp, scale = 1): Reading {
  return (now) => {
    const sum = sumOf(now.samples.filter((sample) => name.test(sample.name)));
    return sum === null ? null : sum * scale;
  };
}

/** The sum of what samples say; one that says NaN says nothing. Null where none says anything. */
export function sumOf(samples: readonly ScrapedSample[]): number | null {
  const known = samples.filter(({ value }) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, { value }) => sum + value, 0);
}

/** Growth per second of counters whose name matches, scaled. */
export function rate(name: RegExp, scale = 1): Reading {
  return (now, before) => {
    const value = rateOf(now, before, (sample) => name.test(sample.name));
    return value === null ? null : value * scale;
  };
}

const cacheHits = /cache_hits(?:_total)?$/;
const cacheMisses = /cache_misses(?:_total)?$/;

/** Hits per hundred look-ups between two scrapes. */
export function hitRate(now: Scrape, before: Scrape | null): number | null {
  const hits = rateOf(now, before, (sample) => cacheHits.test(sample.name));
  const misses = rateOf(now, before, (sample) => cacheMisses.test(sample.name));
  if (hits === null || misses === null || hits + misses === 0) return null;
  return (hits / (hits + misses)) * 100;
}

/** Growth per second of the counters that are wanted, between two scrapes; null without both. */
export function rateOf(
  now: Scrape,
  before: Scrape | null,
  wanted: (sample: ScrapedSample) => boolean,
): number | null {
  if (before === null || now.at <= before.at) return null;
  let growth = 0;
  let found = false;
  for (const sample of now.samples) {
    if (!wanted(sample) || Number.isNaN(sample.value)) continue;
    found = true;
    growth += growthSince(before, sample);
  }
  return found ? (growth * 1_000) / (now.at - before.at) : null;
}

function find(scrape: Scrape, like: ScrapedSample): ScrapedSample | undefined {
  const keys = Object.keys(like.labels);
  return scrape.samples.find(
    (sample) =>
      sample.name === like.name &&
      keys.length === Object.keys(sample.labels).length &&
      keys.every((key) => sample.labels[key] === like.labels[key]),
  );
}
