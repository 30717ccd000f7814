import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FeedTerminal,
  TerminalFeed,
} from '../../src/renderer/features/terminal/screen/terminal-feed.ts';

const hold = '\x1b[?2026h';
const release = '\x1b[?2026l';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A terminal whose every turn of parsing takes `turnMs` of its own clock. */
class ParsingTerminal implements FeedTerminal {
  readonly writes: (Uint8Array | string)[] = [];
  now = 0;
  readonly #turnMs: number;
  constructor(turnMs: number) {
    this.#turnMs = turnMs;
  }
  write(data: Uint8Array | string, done?: () => void): void {
    this.writes.push(data);
    if (done === undefined) return;
    queueMicrotask(() => {
      this.now += this.#turnMs;
      done();
    });
  }
  get shown(): string {
    return Buffer.concat(this.writes.filter((data) => typeof data !== 'string')).toString();
  }
  /** What was written before each hold or release, with its name. */
  get controls(): readonly { readonly control: string; readonly before: string }[] {
    let before = '';
    return this.writes.flatMap((data) => {
      if (typeof data === 'string') return [{ control: data, before }];
      before += Buffer.from(data).toString();
      return [];
    });
  }
}

interface Fed {
  readonly terminal: ParsingTerminal;
  readonly parsed: number;
}

/** Feeds all chunks at once and waits until everything is parsed. */
async function feedAll(chunks: readonly Uint8Array[], turnMs = 10, draws = true): Promise<Fed> {
  const terminal = new ParsingTerminal(turnMs);
  let parsed = 0;
  let feed: TerminalFeed | null = null;
  await new Promise<void>((resolve) => {
    const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    feed = new TerminalFeed(
      terminal,
      {
        onParsed: (bytes) => {
          parsed += bytes;
          if (draws) feed?.noteDrawn();
        },
        onDrained: () => {
          if (parsed === size) resolve();
        },
      },
      () => terminal.now,
    );
    for (const chunk of chunks) feed.push(chunk);
    if (size === 0) resolve();
  });
  return { terminal, parsed };
}

test('a keystroke and its echo are written as they come, and drawing never pauses for them', async () => {
  const { terminal, parsed } = await feedAll([bytesOf('l'), bytesOf('s\r\nfile\r\n$ ')]);
  expect(terminal.shown).toBe('ls\r\nfile\r\n$ ');
  expect(terminal.controls).toEqual([]);
  expect(parsed).toBe(12);
});

test('a flood holds drawing, lets it go often, and ends drawn', async () => {
  const line = `${'x'.repeat(99)}\n`;
  const { terminal } = await feedAll([
    bytesOf(line.repeat(40_000)),
    bytesOf(line.repeat(40_000)),
    bytesOf('$ '),
  ]);
  const names = terminal.controls.map(({ control }) => control);
  expect(names.length).toBeGreaterThan(4);
  expect(names).toEqual(names.map((_, index) => (index % 2 === 0 ? hold : release)));
  expect(names.at(-1)).toBe(release);
  expect(terminal.shown.endsWith('\n$ ')).toBe(true);
});

test('drawing does not pause again before the terminal has drawn', async () => {
  const { terminal } = await feedAll([bytesOf(`${'x'.repeat(99)}\n`.repeat(80_000))], 10, false);
  expect(terminal.controls.map(({ control }) => control)).toEqual([hold, release]);
});

test('drawing never pauses in the middle of a flood without line ends', async () => {
  const { terminal } = await feedAll([bytesOf(`\n${'x'.repeat(2_000_000)}`)]);
  for (const { before } of terminal.controls) expect(before === '' || /[\r\n]$/.test(before)).toBe(true);
});

test('whatever comes, no byte is lost, doubled or moved, and no control stands inside a line', async () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constant('\n'),
        fc.constant('\x1b[31m'),
        fc.constant('é\r\n'),
      ),
    )
    .map((parts) => parts.join('').repeat(40));
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 12 }),
      fc.integer({ min: 1, max: 60 }),
      async (texts, turnMs) => {
        const chunks = texts.map(bytesOf).filter((chunk) => chunk.length > 0);
        const { terminal, parsed } = await feedAll(chunks, turnMs);
        const sent = Buffer.concat(chunks);
        expect(Buffer.concat(terminal.writes.filter((data) => typeof data !== 'string')).equals(sent)).toBe(
          true,
        );
        expect(parsed).toBe(sent.length);
        for (const { before } of terminal.controls)
          expect(before === '' || /[\r\n]$/.test(before)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('a feed that is disposed of writes nothing more', async () => {
  const terminal = new ParsingTerminal(10);
  const feed = new TerminalFeed(terminal, { onParsed: () => undefined, onDrained: () => undefined });
  feed.push(bytesOf('x'.repeat(4_000_000)));
  feed.push(bytesOf('y'.repeat(4_000_000)));
  feed.dispose();
  const before = terminal.writes.length;
  await new Promise((resolve) => setImmediate(resolve));
  expect(terminal.writes.length).toBe(before);
});
