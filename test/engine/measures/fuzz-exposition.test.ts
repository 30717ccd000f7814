import { describe, expect, it } from 'vitest';
import type { ScrapedSample } from '../../../src/engine/measures/exposition-line.ts';
import { parseExposition, readExposition } from '../../../src/engine/measures/parse-exposition.ts';
import { measureSpecs } from '../../../src/engine/measures/tiles.ts';

/** The same numbers from 0 to 1 for the same seed (xorshift). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const awkward = ['"', '\\', '\n', '{', '}', ',', '=', '#', ' ', 'n', 'é', '𝄞', 'a', '1', '\t', '\u0000'];
const names = [
  'http_requests_total',
  'http_request_duration_seconds_bucket',
  'cache_hits_total',
  'x:y',
  'a.b',
  'é',
];

class Page {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = numbers(seed);
  }

  one<T>(of: readonly T[]): T {
    return of[Math.floor(this.#next() * of.length)] as T;
  }

  upTo(most: number): number {
    return Math.floor(this.#next() * (most + 1));
  }

  text(): string {
    return Array.from({ length: this.upTo(6) }, () => this.one(awkward)).join('');
  }

  sample(): ScrapedSample {
    const labels = Object.fromEntries(
      Array.from({ length: this.upTo(4) }, (_, at) => [
        this.one(['code', 'le', `l${at}`, `odd ${at}"`]),
        this.text(),
      ]),
    );
    const value = this.one([
      0,
      1,
      1.5e300,
      -7,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]);
    return { name: this.one(names), labels, value, at: this.one([null, 1_700_000_000_123]) };
  }

  blank(): string {
    return this.one(['', '', ' ', '\t ']);
  }

  /** A sample as any client may write it. */
  line({ name, labels, value, at }: ScrapedSample): string {
    const quoted = (text: string): string =>
      `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
    const isBare = (text: string): boolean => /^[a-zA-Z_]\w*$/.test(text);
    const pairs = Object.entries(labels).map(
      ([label, text]) =>
        `${this.blank()}${isBare(label) ? label : quoted(label)}${this.blank()}=${this.blank()}${quoted(text)}${this.blank()}`,
    );
    const isPlain = /^[a-zA-Z_:][\w:]*$/.test(name) && this.upTo(3) > 0;
    const within = [...(isPlain ? [] : [quoted(name)]), ...pairs].join(',');
    const braces =
      within === '' && this.upTo(1) === 0
        ? ''
        : `{${within}${within !== '' && this.upTo(3) === 0 ? ',' : ''}}`;
    const number = Number.isNaN(value) ? this.one(['NaN', 'nan']) : String(value).replace('Infinity', 'Inf');
    const exemplar = this.one(['', '', ` # {trace_id=${quoted(this.text())}} 0.67 1700000001.5`]);
    return `${isPlain ? name : ''}${this.blank()}${braces} ${number}${at === null ? '' : ` ${at}`}${exemplar}`;
  }

  /** A text with some of its characters replaced, taken out or doubled. */
  damage(text: string): string {
    const characters = [...text];
    for (let times = this.upTo(5); times >= 0; times -= 1) {
      const at = this.upTo(characters.length - 1);
      characters.splice(at, this.upTo(3), ...this.one([[], [this.one(awkward)], ['"', '"']]));
    }
    return characters.join('');
  }
}

describe('any page', () => {
  it('is read as it was written, however it was written', () => {
    const page = new Page(20_261_127);
    for (let round = 0; round < 2_000; round += 1) {
      const samples = Array.from({ length: page.upTo(5) }, () => page.sample());
      const end = page.one(['\n', '\r\n']);
      const text = samples.map((sample) => page.line(sample) + end).join('');
      expect(parseExposition(text), text).toEqual(samples);
    }
  });

  it('that was damaged is read without a surprise, and what is read from it is a number or nothing', async () => {
    const page = new Page(4_711);
    const scrape = async (at: number) => {
      const lines = Array.from({ length: 1 + page.upTo(8) }, () => page.line(page.sample()));
      const { samples, broken, counters } = await readExposition(page.damage(lines.join('\n')), {});
      return { at, samples, broken, counters };
    };
    for (let round = 0; round < 1_000; round += 1) {
      const [before, now] = [await scrape(0), await scrape(1_000)];
      for (const { id, read, isAtLeast, unreadable } of measureSpecs) {
        const value = read(now, before);
        expect(value === null || Number.isFinite(value), `${id}: ${value}`).toBe(true);
        isAtLeast?.(now, before);
        unreadable?.(now);
      }
    }
  });
});
