import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { genesisHash, JournalWriter } from '../../../src/engine/journal/journal-writer.ts';
import { journalStart, readJournal, readJournalFrom } from '../../../src/engine/journal/read-journal.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();

/** A journal of so many pauses, each with its number for a reason. */
async function journalOf(count: number): Promise<string> {
  const file = join(await folder(), 'journal.ndjson');
  const writer = JournalWriter.create(file, { now: () => Date.parse('2026-01-01T00:00:00Z') });
  const appends = Array.from({ length: count }, (_, n) =>
    writer.append({ type: 'run.paused', actor: 'ann', reason: `${n + 1}` }),
  );
  await Promise.all(appends);
  writer.close();
  return file;
}
const reasons = ({ events }: Awaited<ReturnType<typeof readJournal>>) =>
  events.map((event) => (event.type === 'run.paused' ? event.reason : event.type));

describe('a journal that is read', () => {
  it('without a line is valid and starts the chain', async () => {
    const file = join(await folder(), 'journal.ndjson');
    await writeFile(file, '');
    expect(await readJournal(file)).toEqual({
      events: [],
      hashes: [],
      tornBytes: 0,
      broken: null,
      end: { seq: 0, prev: genesisHash, size: 0, lastLine: 0 },
    });
  });

  it.each([
    ['half a line', '{"seq":3,"at":"20'],
    ['half a line with a line end: the end was written first', '{"seq":3,"at\n'],
    ['bytes that were never written', '\0\0\0\0'],
    ['an empty last line', '\n'],
  ])('treats %s at its end as torn and keeps the lines before it', async (_what, tail) => {
    const file = await journalOf(2);
    const { size } = await stat(file);
    await appendFile(file, tail);
    const read = await readJournal(file);
    expect(reasons(read)).toEqual(['1', '2']);
    expect(read).toMatchObject({ broken: null, tornBytes: Buffer.byteLength(tail), end: { seq: 2, size } });
  });

  it('is broken when a line before others is not JSON', async () => {
    const file = await journalOf(3);
    const [first, , third] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${first}\nnot json\n${third}\n`);
    const read = await readJournal(file);
    expect(reasons(read)).toEqual(['1']);
    expect(read).toMatchObject({ broken: { line: 2, reason: 'the line is not JSON' }, tornBytes: 0 });
  });

  it.each([
    ['an event that nobody knows', '"type":"run.teleported"'],
    ['an event without what it needs', '"type":"run.ended"'],
  ])('is broken at %s: a later version may have written it, and it is not dropped', async (_what, type) => {
    const file = await journalOf(2);
    const [first, second] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${first}\n${second?.replace('"type":"run.paused"', type)}\n`);
    const read = await readJournal(file);
    expect(reasons(read)).toEqual(['1']);
    expect(read.broken).toMatchObject({ line: 2, reason: expect.stringMatching(/^the line is no event: /) });
  });

  it.each([
    [
      'two lines change places',
      (lines: string[]) => [lines[1], lines[0], lines[2]],
      1,
      /numbered 2 instead of 1/,
    ],
    ['a line is missing', (lines: string[]) => [lines[0], lines[2]], 2, /numbered 3 instead of 2/],
    [
      'a line stands there twice',
      (lines: string[]) => [lines[0], lines[0], lines[1]],
      2,
      /numbered 1 instead of 2/,
    ],
    [
      'a word was changed',
      (lines: string[]) => [lines[0]?.replace('"1"', '"7"'), lines[1], lines[2]],
      2,
      /does not follow/,
    ],
    ['a space was added', (lines: string[]) => [`${lines[0]} `, lines[1], lines[2]], 2, /does not follow/],
  ])('is broken when %s', async (_what, change, line, reason) => {
    const file = await journalOf(3);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    await writeFile(file, `${change(lines).join('\n')}\n`);
    expect((await readJournal(file)).broken).toMatchObject({ line, reason: expect.stringMatching(reason) });
  });

  it('keeps the lines before the damage', async () => {
    const file = await journalOf(3);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"reason":"3"', '"reason":3'));
    const read = await readJournal(file);
    expect([reasons(read), read.end.seq]).toEqual([['1', '2'], 2]);
  });
});

describe('what was added to a journal', () => {
  it('is read from the last position, with the same chain', async () => {
    const file = await journalOf(2);
    const first = await readJournalFrom(file, journalStart);
    expect(reasons(first)).toEqual(['1', '2']);
    const writer = JournalWriter.resume(file, first.end);
    await writer.append({ type: 'run.paused', actor: 'ann', reason: '3' });
    writer.close();
    const second = await readJournalFrom(file, first.end);
    expect([reasons(second), second.end.seq, second.broken]).toEqual([['3'], 3, null]);
    expect(second.end).toEqual((await readJournal(file)).end);
  });

  it('is empty when nothing was added', async () => {
    const file = await journalOf(2);
    const { end } = await readJournal(file);
    expect(await readJournalFrom(file, end)).toEqual({
      events: [],
      hashes: [],
      tornBytes: 0,
      broken: null,
      end,
    });
  });

  it('is waited for while its line is half written', async () => {
    const file = await journalOf(1);
    const { end } = await readJournal(file);
    await appendFile(file, '{"seq":2');
    expect(await readJournalFrom(file, end)).toMatchObject({ events: [], tornBytes: 8, broken: null, end });
  });

  it.each([
    ['was cut', (file: string, size: number) => truncate(file, size - 5)],
    ['was emptied', (file: string) => truncate(file, 0)],
    [
      'has another last line of the same length',
      async (file: string) =>
        writeFile(file, (await readFile(file, 'utf8')).replace('"reason":"2"', '"reason":"9"')),
    ],
  ])('is not read from a journal that %s', async (_what, change) => {
    const file = await journalOf(2);
    const { end } = await readJournal(file);
    await change(file, end.size);
    expect(await readJournalFrom(file, end)).toEqual({
      events: [],
      hashes: [],
      tornBytes: 0,
      broken: { line: 2, reason: 'the journal was shortened or replaced' },
      end,
    });
  });
});

describe('a journal that goes on', () => {
  it('keeps the order of events appended at once', async () => {
    const file = await journalOf(5);
    expect(reasons(await readJournal(file))).toEqual(['1', '2', '3', '4', '5']);
  });

  it('writes what was appended before it was closed', async () => {
    const file = join(await folder(), 'journal.ndjson');
    const writer = JournalWriter.create(file);
    const last = writer.append({ type: 'run.paused', actor: 'ann', reason: 'last words' });
    writer.close();
    writer.close();
    await last;
    expect(reasons(await readJournal(file))).toEqual(['last words']);
  });

  it('is sealed by the hash of its last line', async () => {
    const file = await journalOf(3);
    const { end } = await readJournal(file);
    expect(JournalWriter.resume(file, end).head).toBe(end.prev);
  });
});
