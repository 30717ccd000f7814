import { hash } from 'node:crypto';
import fc from 'fast-check';

/** A journal with one byte changed. */
export interface ChangedByte {
  readonly at: number;
  readonly bytes: Buffer;
  /** The line the byte belongs to, from 1; a line break belongs to the line it ends. */
  readonly line: number;
}

/** `count` changes of one byte each, at drawn places and to drawn values; the same for the same seed. */
export function* sampledChanges(whole: Buffer, count: number, seed: number): Generator<ChangedByte> {
  const draws = fc.sample(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })), {
    seed,
    numRuns: count,
  });
  for (const [at, step] of draws) {
    const bytes = Buffer.from(whole);
    bytes[at] = ((whole[at] ?? 0) + step) % 256;
    yield { at, bytes, line: lineAt(whole, at) };
  }
}

/** A journal that was cut to `size`. */
export interface Cut {
  readonly size: number;
  /** The first line that is not whole any more, from 1. */
  readonly line: number;
}

/** Every cut at a line's end, and at every byte of the last two lines. */
export function everyCut(whole: Buffer): readonly Cut[] {
  const ends = [0];
  for (let at = whole.indexOf(0x0a); at !== -1; at = whole.indexOf(0x0a, at + 1)) ends.push(at + 1);
  const sizes = new Set(ends.slice(0, -1));
  for (let size = ends.at(-3) ?? 0; size < whole.length; size += 1) sizes.add(size);
  return [...sizes].map((size) => ({ size, line: lineAt(whole, size) }));
}

/** These lines as a journal in which each carries the hash of the one before it. */
export function chainedAnew(lines: readonly string[]): string {
  let prev = '0'.repeat(64);
  return lines
    .map((line) => {
      const chained = line.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${prev}"`);
      prev = hash('sha256', chained);
      return `${chained}\n`;
    })
    .join('');
}

function lineAt(bytes: Buffer, at: number): number {
  let line = 1;
  for (let end = bytes.indexOf(0x0a); end !== -1 && end < at; end = bytes.indexOf(0x0a, end + 1)) line += 1;
  return line;
}
