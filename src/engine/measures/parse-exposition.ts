import { type ExpositionFormat, readSampleLine, type ScrapedSample } from './exposition-line.ts';

/** What a page of metrics says. */
export interface Exposition {
  readonly samples: readonly ScrapedSample[];
  /** Names that the page itself calls counters. */
  readonly counters: ReadonlySet<string>;
  /** By name, the first line (from 1) that begins like a sample of it and cannot be read: what its samples add up to is not known. */
  readonly broken: ReadonlyMap<string, number>;
  /** Whether anything on it is of a page of metrics, or it is empty. */
  readonly isExposition: boolean;
  /** Whether it ends with OpenMetrics' own mark. */
  readonly hasEnd: boolean;
}

export interface ReadOptions {
  readonly format?: ExpositionFormat;
  /** Series that are read at all; all of them when left out. */
  readonly wanted?: (name: string) => boolean;
}

/** So many characters are read before anything else gets its turn. */
const sliceLength = 128 * 1024;

/** The samples of Prometheus text or OpenMetrics. Lines that are neither samples nor comments are left out. */
export function parseExposition(text: string): readonly ScrapedSample[] {
  const reader = new ExpositionReader({});
  reader.read(text, 0, text.length);
  return reader.result.samples;
}

/** Reads a page slice by slice, so that one of tens of megabytes keeps nothing else waiting. */
export async function readExposition(text: string, options: ReadOptions): Promise<Exposition> {
  const reader = new ExpositionReader(options);
  for (let from = 0; from < text.length; ) {
    from = reader.read(text, from, from + sliceLength);
    if (from < text.length) await otherWork();
  }
  return reader.result;
}

/** Settles when everything that was waiting has had its turn. */
export function otherWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

class ExpositionReader {
  readonly #format: ExpositionFormat;
  readonly #wanted: (name: string) => boolean;
  readonly #isWanted = new Map<string, boolean>();
  readonly #samples: ScrapedSample[] = [];
  readonly #counters = new Set<string>();
  readonly #broken = new Map<string, number>();
  #line = 0;
  #strange = 0;
  #comments = 0;
  #hasEnd = false;

  constructor({ format = null, wanted = () => true }: ReadOptions) {
    this.#format = format;
    this.#wanted = wanted;
  }

  get result(): Exposition {
    return {
      samples: this.#samples,
      counters: this.#counters,
      broken: this.#broken,
      isExposition: this.#strange === 0 || this.#isWanted.size > 0 || this.#comments > 0,
      hasEnd: this.#hasEnd,
    };
  }

  /** Reads the lines that begin between two places; gives where the next one begins. */
  read(text: string, from: number, to: number): number {
    let begin = from;
    while (begin < to && begin < text.length) {
      const stop = text.indexOf('\n', begin);
      const end = stop === -1 ? text.length : stop;
      this.#line += 1;
      this.#take(text.slice(begin, end).trim());
      begin = end + 1;
    }
    return begin;
  }

  #take(line: string): void {
    if (line === '') return;
    if (line.startsWith('#')) {
      this.#comment(line);
      return;
    }
    const sample = readSampleLine(line, this.#format);
    if (!('value' in sample)) {
      this.#strange += 1;
      if (sample.name !== null && this.#wanted(sample.name) && !this.#broken.has(sample.name))
        this.#broken.set(sample.name, this.#line);
      return;
    }
    const { name } = sample;
    let isWanted = this.#isWanted.get(name);
    if (isWanted === undefined) {
      isWanted = this.#wanted(name);
      this.#isWanted.set(name, isWanted);
    }
    if (isWanted) this.#samples.push(sample);
  }

  #comment(line: string): void {
    const [, keyword, name, type] = /^#\s*(EOF|TYPE|HELP|UNIT)(?:\s+(\S+)(?:\s+(\S+))?)?/.exec(line) ?? [];
    if (keyword === undefined) return;
    this.#comments += 1;
    if (keyword === 'EOF') this.#hasEnd = true;
    else if (keyword === 'TYPE' && name !== undefined && type === 'counter')
      this.#counters.add(name.replace(/^"(.*)"$/, '$1'));
  }
}
