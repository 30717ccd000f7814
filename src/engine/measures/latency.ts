import type { ScrapedSample } from './exposition-line.ts';
import { growthOf, newcomers, restartBetween } from './growth.ts';
import type { Reading } from './read-series.ts';
import { type Family, indexOf, namesLike, routeOf, type Scrape, seriesKey } from './series-index.ts';

/** Buckets of how long requests took. */
export const durationSeries =
  /^(?:\w+_)?(?:http_)?(?:server_)?request_duration_(?:seconds|milliseconds)_bucket$/;

/** A page with more sets of bounds than this was not made by anybody who measures. */
const mostLayouts = 64;

/** Counts by their upper bound, each holding those below it, in ascending order of the bounds. */
export type Buckets = ReadonlyMap<number, number>;

/** A quantile of what was measured between two scrapes, in ms. */
export function latency(quantile: number): Reading {
  return (now, before) => quantileOf(recentDurations(now, before) ?? new Map(), quantile);
}

/** Whether a quantile lies beyond the last bound of its buckets: what is read then is the least it can be. */
export function isBeyondBuckets(quantile: number): (now: Scrape, before: Scrape | null) => boolean {
  return (now, before) => {
    const buckets = recentDurations(now, before);
    const total = buckets?.get(Number.POSITIVE_INFINITY) ?? 0;
    let known = 0;
    for (const [bound, count] of buckets ?? []) if (Number.isFinite(bound)) known = Math.max(known, count);
    return total > 0 && quantile * total > known;
  };
}

/**
 * Linear interpolation inside the bucket that holds the rank, as Prometheus does; the last bound where it lies beyond that. Null without
 * observations, and without a bucket for all of them: how many lie above the last bound is not known then.
 */
export function quantileOf(buckets: Buckets, quantile: number): number | null {
  const bounds = [...buckets.keys()].sort((a, b) => a - b);
  const total = buckets.get(Number.POSITIVE_INFINITY);
  if (total === undefined || !(total > 0) || bounds.length < 2) return null;
  const rank = quantile * total;
  let lower = Math.min(0, bounds[0] ?? 0);
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

interface Recent {
  readonly before: Scrape;
  readonly buckets: Buckets | null;
}

const recent = new WeakMap<Scrape, Recent>();

/** The growth of all buckets of request durations between two scrapes, bounds in ms; null where it cannot be told. */
function recentDurations(now: Scrape, before: Scrape | null): Buckets | null {
  if (before === null || now.at <= before.at) return null;
  const known = recent.get(now);
  if (known?.before === before) return known.buckets;
  const buckets = addUp(now, before);
  recent.set(now, { before, buckets });
  return buckets;
}

/**
 * What was timed between two scrapes, by route: counts by their upper bound in ms, each holding those below it; null where a route's cannot
 * be told. A page that names no routes has one, without a name.
 */
export function durationsByRoute(now: Scrape, before: Scrape | null): ReadonlyMap<string, Buckets | null> {
  if (before === null || now.at <= before.at || restartBetween(now, before) === 'another') return new Map();
  const byRoute = Map.groupBy(allHistograms(now, before), ({ route }) => route);
  return new Map([...byRoute].map(([route, some]) => [route, sumOf(some)]));
}

function addUp(now: Scrape, before: Scrape): Buckets | null {
  return restartBetween(now, before) === 'another' ? null : sumOf(allHistograms(now, before));
}

/** What one histogram of a page grew by; null where it says nothing that can be true. */
interface Grown {
  readonly route: string;
  readonly buckets: Buckets | null;
}

function sumOf(histograms: Iterable<Grown>): Buckets | null {
  // Histograms of the same bounds are added bound by bound; those of others are drawn onto all bounds afterwards.
  const layouts = new Map<string, Map<number, number>>();
  for (const { buckets } of histograms) {
    if (buckets === null || layouts.size > mostLayouts) return null;
    const layout = [...buckets.keys()].join(' ');
    const sum = layouts.get(layout) ?? new Map<number, number>();
    for (const [bound, count] of buckets) sum.set(bound, (sum.get(bound) ?? 0) + count);
    layouts.set(layout, sum);
  }
  return onAllBounds([...layouts.values()]);
}

function* allHistograms(now: Scrape, before: Scrape): Generator<Grown> {
  for (const name of namesLike(now, durationSeries) ?? []) yield* histogramsOf(now, before, name);
}

/** The growth of each histogram of a name. */
function* histogramsOf(now: Scrape, before: Scrape, name: string): Generator<Grown> {
  const previous = groupsOf(indexOf(before).family(name), name);
  if (previous.size === 0) return;
  const counted = countsOf(now, before, name.replace(/_bucket$/, '_count'));
  const restarted = restartBetween(now, before) === 'restarted';
  const isNewcomer = newcomers(indexOf(before).family(name).values());
  for (const [key, group] of groupsOf(indexOf(now).family(name), name)) {
    const last = previous.get(key);
    const [one] = group.values();
    if (last === undefined && one !== undefined && isNewcomer(one)) continue;
    const buckets = grow(group, restarted ? undefined : last, () => counted().get(key) ?? null);
    yield { route: one === undefined ? '' : routeOf(one), buckets };
  }
}

/** By histogram, how many observations it made by its own count: asked for where it has no bucket for all of them. */
function countsOf(now: Scrape, before: Scrape, name: string): () => ReadonlyMap<string, number> {
  let counts: ReadonlyMap<string, number> | null = null;
  return () => {
    counts ??= new Map(
      (growthOf(now, before, name) ?? []).map(({ sample, growth }) => [seriesKey(sample.labels), growth]),
    );
    return counts;
  };
}

type Group = ReadonlyMap<number, ScrapedSample>;

const groups = new WeakMap<Family, ReadonlyMap<string, Group>>();

/** Buckets of one histogram each, by their bounds in ms, in ascending order. */
function groupsOf(family: Family, name: string): ReadonlyMap<string, Group> {
  const known = groups.get(family);
  if (known !== undefined) return known;
  const scale = name.includes('milliseconds') ? 1 : 1_000;
  const found = new Map<string, [number, ScrapedSample][]>();
  for (const sample of family.values()) {
    const key = seriesKey(sample.labels, 'le');
    const bucket: [number, ScrapedSample] = [boundOf(sample.labels.le) * scale, sample];
    const alike = found.get(key);
    if (alike === undefined) found.set(key, [bucket]);
    else alike.push(bucket);
  }
  const sorted = new Map([...found].map(([key, some]) => [key, new Map(some.sort(([a], [b]) => a - b))]));
  groups.set(family, sorted);
  return sorted;
}

function boundOf(le: string | undefined): number {
  if (/^\+?inf(?:inity)?$/i.test(le ?? '')) return Number.POSITIVE_INFINITY;
  return le === undefined || le.trim() === '' ? Number.NaN : Number(le);
}

/** A histogram is reset as a whole: where one bucket fell, all of them began at zero. */
function grow(group: Group, last: Group | undefined, counted: () => number | null): Buckets | null {
  const fell = [...group].some(([bound, { value }]) => value < (last?.get(bound)?.value ?? 0));
  const from = fell ? undefined : last;
  const buckets = new Map<number, number>();
  let below = 0;
  for (const [bound, { value }] of group) {
    const previous = from === undefined ? 0 : from.get(bound)?.value;
    const growth = previous === undefined ? Number.NaN : value - previous;
    // A bucket holds what the ones below it hold; anything else is no histogram.
    if (!Number.isFinite(growth) || Number.isNaN(bound) || growth < below - Math.abs(below) * 1e-9)
      return null;
    buckets.set(bound, Math.max(growth, below));
    below = growth;
  }
  if (buckets.has(Number.POSITIVE_INFINITY)) return buckets;
  const all = counted();
  if (all === null || !(all >= below)) return null;
  return buckets.set(Number.POSITIVE_INFINITY, all);
}

/** Histograms of different bounds as one: between two of its bounds, a histogram is taken to be spread evenly. */
function onAllBounds(histograms: readonly Buckets[]): Buckets | null {
  const [only, ...others] = histograms;
  if (only === undefined || others.length === 0) return only ?? null;
  const bounds = [...new Set(histograms.flatMap((each) => [...each.keys()]))].sort((a, b) => a - b);
  const sum = new Map(bounds.map((bound) => [bound, 0]));
  for (const histogram of histograms) {
    const own = [...histogram];
    let next = 0;
    for (const bound of bounds) {
      while ((own[next]?.[0] ?? Number.POSITIVE_INFINITY) < bound) next += 1;
      sum.set(bound, (sum.get(bound) ?? 0) + countBelow(bound, own[next - 1] ?? [0, 0], own[next]));
    }
  }
  return sum;
}

/** How many observations lie below a bound that is between two buckets, or that of the upper one. */
function countBelow(
  bound: number,
  [lower, below]: readonly [number, number],
  above: readonly [number, number] | undefined,
): number {
  if (above === undefined) return below;
  const [upper, count] = above;
  if (upper === bound) return count;
  if (!Number.isFinite(upper) || upper <= lower) return below;
  return below + (count - below) * Math.max(0, (bound - lower) / (upper - lower));
}
