import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { logLines } from '../../../../src/engine/host/streams/log-lines.ts';
import { FrameReader } from '../../../../src/engine/watch/logs/follow-file.ts';
import { readJournalEntry } from '../../../../src/engine/watch/logs/journal-entry.ts';
import { NewestLines } from '../../../../src/engine/watch/logs/newest-lines.ts';
import { readLine } from '../../../../src/engine/watch/logs/read-line.ts';
import type { LogLine } from '../../../../src/shared/wire/live.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are held, and not only waiting to be collected. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const line = (n: number, characters: number): LogLine => ({
  n,
  at: null,
  target: 'web',
  source: 'app.log',
  level: 'none',
  text: 'x'.repeat(characters),
});

describe('a flood of long lines', () => {
  it('keeps no more than its bounds, and of the lines the newest', () => {
    const kept = new NewestLines<LogLine>(100, 10_000);
    for (let n = 1; n <= 4_000; n += 1) {
      kept.add([line(n, 600)]);
      const held = kept.last(5_000).reduce((sum, { text }) => sum + text.length, 0);
      expect(held).toBeLessThanOrEqual(12_500);
    }
    expect(kept.last(1)[0]?.n).toBe(4_000);
    for (let n = 0; n < 1_000; n += 1) kept.add([line(n, 1)]);
    expect(kept.last(5_000).length).toBeLessThanOrEqual(125);
  });

  it('keeps a line that is longer than all of them may be', () => {
    const kept = new NewestLines<LogLine>(100, 10_000);
    kept.add([line(1, 5), line(2, 50_000)]);
    expect(kept.last(9).map(({ n }) => n)).toEqual([2]);
  });

  it('of 4,000 lines of 60 kB leaves a slow window the newest, and says how many it lacks', async () => {
    let push: (lines: readonly LogLine[]) => void = () => undefined;
    const stop = new AbortController();
    const source = {
      read: (_tail: number, onLines: typeof push) => {
        push = onLines;
        return () => undefined;
      },
    };
    const stream = logLines(source, 0, stop.signal);
    const first = stream.next();
    push([line(1, 5)]);
    expect((await first).value).toMatchObject({ lines: [{ n: 1 }] });
    for (let n = 2; n <= 4_001; n += 1) push([line(n, 60_000)]);
    const { value } = await stream.next();
    const lines = value?.lines ?? [];
    const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
    expect(characters).toBeLessThan(6 * 1024 * 1024);
    expect(lines.at(-1)?.n).toBe(4_001);
    const [mark, next] = lines;
    expect(mark).toMatchObject({
      level: 'mark',
      text: expect.stringMatching(/^\d+ lines were left out here/),
    });
    expect(Number.parseInt(mark?.text ?? '', 10)).toBe((next?.n ?? 0) - 2);
    expect(new Set(lines.map(({ n }) => n)).size).toBe(lines.length);
    stop.abort();
    await stream.return();
  });
});

describe('a server that sends what no follow does', () => {
  it('is not kept in memory, whatever never ends', () => {
    let taken = 0;
    const reader = new FrameReader(
      (bytes) => {
        taken += bytes.length;
      },
      () => undefined,
    );
    reader.push(Buffer.from('slipway-log +0000\n'));
    const before = memoryInUse();
    const chunk = Buffer.alloc(64 * 1024, 0x61);
    for (let n = 0; n < 2_000; n += 1) reader.push(chunk);
    expect(taken).toBe(0);
    expect(memoryInUse() - before).toBeLessThan(20 * 1024 * 1024);
    reader.push(Buffer.from('\n+ 3\nabc'));
    expect(taken).toBe(3);
  });
});

describe('words of a log', () => {
  it('are never those of Slipway: a mark is not made of what a log says', () => {
    for (const text of [
      'tail: /x: file truncated',
      'tail: hidden',
      '@ truncated 1 0 0 x',
      'slipway-log +0000',
      '+ 5',
    ])
      expect(readLine(text)).toMatchObject({ text, level: 'none' });
    const taken: string[] = [];
    const notices: unknown[] = [];
    const reader = new FrameReader(
      (bytes) => taken.push(bytes.toString()),
      (notice) => notices.push(notice),
    );
    const forged = '@ truncated 1 0 1 x\nslipway-log +0900\n';
    reader.push(Buffer.from(`slipway-log +0000\n@ begin 1 0 0 x\n+ ${forged.length}\n${forged}`));
    expect([taken.join(''), notices.length]).toEqual([forged, 2]);
  });

  it('read in the order they stand, with what would turn or hide them written out', () => {
    expect(readLine('paid \u202egnihton\u202c and\u200b more\u009b2J')).toMatchObject({
      text: 'paid ⟨U+202E⟩gnihton⟨U+202C⟩ and⟨U+200B⟩ more',
    });
  });

  it('do not name their source as they like', () => {
    const entry = readJournalEntry(
      JSON.stringify({
        MESSAGE: 'x',
        __REALTIME_TIMESTAMP: '1',
        SYSLOG_IDENTIFIER: `a\n\u202e${'b'.repeat(500)}`,
      }),
    );
    expect(entry?.identifier).toMatch(/^a ⟨U\+202E⟩b+$/);
    expect(entry?.identifier?.length).toBeLessThanOrEqual(80);
  });
});
