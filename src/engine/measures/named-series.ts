import type { ScrapedSample } from './exposition-line.ts';
import { parseExposition } from './parse-exposition.ts';
import { rateOf, sumOf } from './read-series.ts';
import { indexOf, type Scrape } from './series-index.ts';

/** A series that a sidecar names for an alert rule, and what it says now in its own base unit; null for no data. */
export interface NamedValue {
  readonly series: string;
  readonly value: number | null;
  /** Whether its page answers without it: nothing can come of asking on. */
  readonly isMissing: boolean;
  /** Of what a Prometheus server evaluates: it is in the rule's own unit already. `value` is the greatest of its values, this the least. */
  readonly least?: number | null;
  /** Why it is not told, in words; left out where it is. */
  readonly why?: string;
  /** What tells it, where that is no page: a JSON page or a command, or the host. */
  readonly by?: 'values' | 'host';
}

/** A query that has not been evaluated: no data, and nothing else measures its rule meanwhile. */
export function notAsked(query: string): NamedValue {
  return { series: query, value: null, least: null, isMissing: false };
}

/** Counters, by the Prometheus naming conventions or by what their page calls them: what they say is how fast they grow. */
const counter = /[._](?:total|count)$/;

/** Whether a name says by itself that it counts. */
export function isCounterName(name: string): boolean {
  return counter.test(name);
}

/** By base unit at a name's end: how many of a rule's unit it is. */
const inUnit: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  seconds: { ms: 1_000, s: 1, min: 1 / 60, h: 1 / 3_600 },
  bytes: { b: 1, kb: 1e-3, mb: 1e-6, gb: 1e-9, kib: 1 / 1_024, mib: 1 / 1_024 ** 2, gib: 1 / 1_024 ** 3 },
  ratio: { '%': 100 },
};

/**
 * Reads what `name` or `name{label="value"}` selects: the sum, of counters their growth per second. Without a scrape there
 * is no data.
 */
export function readNamed(series: string, now: Scrape | null, before: Scrape | null): NamedValue {
  if (now === null) return { series, value: null, isMissing: false };
  const selected = selectorOf(series);
  if (selected === null) return { series, value: null, isMissing: true };
  const { name } = selected;
  const why = now.refused?.get(name);
  if (why !== undefined) return { series, value: null, isMissing: false, why };
  if (now.broken?.has(name) === true) return { series, value: null, isMissing: false };
  const isWanted = wantedBy(selected);
  const found = [...indexOf(now).family(name).values()].filter(isWanted);
  if (found.length === 0) return { series, value: null, isMissing: true };
  const isCounter = isCounterName(name) || now.counters?.has(name) === true;
  const value = isCounter ? rateOf(now, before, [name], isWanted) : sumOf(found);
  return { series, value, isMissing: false };
}

/**
 * What one of a series' base unit is in a rule's unit: `_seconds`, `_bytes` and `_ratio` (0 to 1) are converted, everything else
 * counts as it is. Null where the two do not measure the same thing.
 */
export function namedFactor(selector: string, unit: string): number | null {
  const base = /[._](seconds|bytes|ratio)(?:[._](?:total|sum))?$/.exec(seriesName(selector) ?? '')?.[1];
  if (base === undefined || unit === '') return 1;
  return inUnit[base]?.[unit.toLowerCase()] ?? null;
}

/** The name that a selector is about; null for one that names none. */
export function seriesName(selector: string): string | null {
  return selectorOf(selector)?.name ?? null;
}

/** A selector is a sample without its value. */
function selectorOf(selector: string): ScrapedSample | null {
  return parseExposition(`${selector.replace(/\s*[\r\n]+\s*/g, ' ')} 0`)[0] ?? null;
}

function wantedBy(selected: ScrapedSample): (sample: ScrapedSample) => boolean {
  const labels = Object.entries(selected.labels);
  return (sample) => labels.every(([label, value]) => (sample.labels[label] ?? '') === value);
}
