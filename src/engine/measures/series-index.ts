import type { ScrapedSample } from './exposition-line.ts';

/** One scrape with its time (epoch ms). */
export interface Scrape {
  readonly at: number;
  readonly samples: readonly ScrapedSample[];
  /** Names whose samples cannot all be read, with the line of the page; left out where all can. */
  readonly broken?: ReadonlyMap<string, number>;
  /** By name: why it is not told; only of what a person has named. */
  readonly refused?: ReadonlyMap<string, string>;
  /** Names that the page itself calls counters. */
  readonly counters?: ReadonlySet<string>;
}

/** The series of one name, by their labels in any order; one that the page says twice, differently, says NaN. */
export type Family = ReadonlyMap<string, ScrapedSample>;

const none: Family = new Map();

/** Finds a scrape's series by name and labels, in one look each. */
export interface SeriesIndex {
  readonly names: readonly string[];
  family(name: string): Family;
}

class SampleIndex implements SeriesIndex {
  readonly #samples = new Map<string, ScrapedSample[]>();
  readonly #families = new Map<string, Family>();

  get names(): readonly string[] {
    return [...this.#samples.keys()];
  }

  add(sample: ScrapedSample): void {
    const alike = this.#samples.get(sample.name);
    if (alike === undefined) this.#samples.set(sample.name, [sample]);
    else alike.push(sample);
  }

  family(name: string): Family {
    const known = this.#families.get(name);
    if (known !== undefined) return known;
    const samples = this.#samples.get(name);
    if (samples === undefined) return none;
    const family = new Map<string, ScrapedSample>();
    for (const sample of samples) {
      const key = seriesKey(sample.labels);
      const same = family.get(key);
      family.set(key, same === undefined ? sample : oneOf(same, sample));
    }
    this.#families.set(name, family);
    return family;
  }
}

/** Of two samples of one series the newer; of two that are as old, which say the same, the first. Otherwise nobody knows. */
function oneOf(first: ScrapedSample, second: ScrapedSample): ScrapedSample {
  if (first.at !== null && second.at !== null && first.at !== second.at)
    return first.at > second.at ? first : second;
  return Object.is(first.value, second.value) ? first : { ...first, value: Number.NaN };
}

const indexes = new WeakMap<readonly ScrapedSample[], SeriesIndex>();

/** The index of a scrape: made once, in time proportional to its samples. */
export function indexOf({ samples }: Scrape): SeriesIndex {
  const known = indexes.get(samples);
  if (known !== undefined) return known;
  const index = new SampleIndex();
  for (const sample of samples) index.add(sample);
  indexes.set(samples, index);
  return index;
}

/** What tells series of one name apart: labels and values, without those left out, whatever order they came in. */
export function seriesKey(labels: ScrapedSample['labels'], leftOut?: string): string {
  let names = Object.keys(labels);
  if (leftOut !== undefined) names = names.filter((name) => name !== leftOut);
  if (names.length > 1) names.sort();
  let key = '';
  // A label without a value is one that is not there.
  for (const name of names) if (labels[name] !== '') key += `${name}\u0000${labels[name]}\u0001`;
  return key;
}

const spelling = new Map<string, string>();
/** So many spellings are kept; a page that makes up names must not fill the memory. */
const spellingsKept = 20_000;

/** A name as Prometheus spells those that hold other characters: `http.requests` is `http_requests`. */
export function plainName(name: string): string {
  const known = spelling.get(name);
  if (known !== undefined) return known;
  const plain = name.replace(/[^\w:]/g, '_');
  if (spelling.size >= spellingsKept) spelling.clear();
  spelling.set(name, plain);
  return plain;
}

/** The names of a scrape that match; null where what some of them say cannot be read. */
export function namesLike(scrape: Scrape, pattern: RegExp): readonly string[] | null {
  for (const name of scrape.broken?.keys() ?? []) if (pattern.test(plainName(name))) return null;
  return indexOf(scrape).names.filter((name) => pattern.test(plainName(name)));
}

/** Labels that name what was asked for. */
const routeLabel = /^(?:http_)?(?:route|path|handler|endpoint|uri|url_path|resource|view)$/i;

/** The route that a series counts; empty where it names none. */
export function routeOf({ labels }: Pick<ScrapedSample, 'labels'>): string {
  for (const name of Object.keys(labels)) if (routeLabel.test(plainName(name))) return labels[name] ?? '';
  return '';
}
