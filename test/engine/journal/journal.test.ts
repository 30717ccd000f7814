import { execFileSync } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { genesisHash, JournalWriter } from '../../../src/engine/journal/journal-writer.ts';
import { readJournal } from '../../../src/engine/journal/read-journal.ts';
import { lockRun } from '../../../src/engine/journal/run-lock.ts';
import { eventFault } from '../../../src/shared/journal/event-fields.ts';
import { type EventBody, eventBodySchema } from '../../../src/shared/journal/events.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const tick = (item: string) => ({ type: 'item.ticked', item, actor: 'ann' }) as const;

describe('a journal', () => {
  it('gives back what was appended, numbered and chained', async () => {
    const file = join(await folder(), 'journal.ndjson');
    const writer = JournalWriter.create(file, { now: () => 0 });
    await Promise.all(['a', 'b', 'c'].map((item) => writer.append(tick(item))));
    writer.close();
    const { events, broken, tornBytes } = await readJournal(file);
    expect(events.map(({ seq, type, at }) => [seq, type, at])).toEqual(
      [1, 2, 3].map((seq) => [seq, 'item.ticked', '1970-01-01T00:00:00.000Z']),
    );
    expect({ broken, tornBytes }).toEqual({ broken: null, tornBytes: 0 });
  });

  it('continues where it ended, with the same chain', async () => {
    const file = join(await folder(), 'journal.ndjson');
    const first = JournalWriter.create(file);
    await first.append(tick('a'));
    first.close();
    const second = JournalWriter.resume(file, (await readJournal(file)).end);
    await second.append(tick('b'));
    second.close();
    expect((await readJournal(file)).events.map((event) => event.seq)).toEqual([1, 2]);
  });

  it.each([
    [
      'a field that its event does not have',
      { ...tick('b'), extra: 1 },
      /"item\.ticked" has no field "extra"/,
    ],
    ['a field of the line itself', { ...tick('b'), seq: 7 }, /has no field "seq"/],
    ['a type that there is not', { type: 'item.exploded', item: 'b' }, /There is no event "item\.exploded"/],
  ])('refuses %s, and writes nothing of it', async (_what, body, message) => {
    const file = join(await folder(), 'journal.ndjson');
    const writer = JournalWriter.create(file);
    await writer.append(tick('a'));
    const before = await readFile(file, 'utf8');
    await expect(writer.append(body as EventBody)).rejects.toThrow(message);
    expect(await readFile(file, 'utf8')).toBe(before);
    await writer.append(tick('c'));
    writer.close();
    expect((await readJournal(file)).events.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('knows the fields of every event that the schema knows, so that none is refused', () => {
    for (const option of eventBodySchema.options) {
      const { type, ...fields } = option.shape;
      const body = { type: type.value, ...fields } as unknown as EventBody;
      expect(eventFault(body), type.value).toBeNull();
    }
  });

  it('of a later version is read without the fields that are not known here', async () => {
    const file = join(await folder(), 'journal.ndjson');
    const line = {
      seq: 1,
      at: '2026-01-01T00:00:00.000Z',
      v: 1,
      prev: genesisHash,
      ...tick('a'),
      later: true,
    };
    await writeFile(file, `${JSON.stringify(line)}\n`);
    const { events, broken } = await readJournal(file);
    expect(broken).toBeNull();
    expect(events[0]).not.toHaveProperty('later');
  });

  it('refuses to be created twice', async () => {
    const file = join(await folder(), 'journal.ndjson');
    JournalWriter.create(file).close();
    expect(() => JournalWriter.create(file)).toThrow(/EEXIST/);
  });

  it('cuts an unfinished last line off, says how long it was, and continues', async () => {
    const file = join(await folder(), 'journal.ndjson');
    const writer = JournalWriter.create(file);
    await writer.append(tick('a'));
    writer.close();
    const whole = await readFile(file, 'utf8');
    await appendFile(file, '{"seq":2,"at":"20');
    const torn = await readJournal(file);
    expect(torn.tornBytes).toBe(17);
    expect(torn.broken).toBeNull();
    const again = JournalWriter.resume(file, torn.end);
    await again.append(tick('b'));
    again.close();
    expect((await readFile(file, 'utf8')).startsWith(whole)).toBe(true);
    expect((await readJournal(file)).events).toHaveLength(2);
  });

  it.each([
    ['a changed word', (text: string) => text.replace('"item":"a"', '"item":"z"'), 2, /does not follow/],
    ['a missing line', (text: string) => text.split('\n').slice(1).join('\n'), 1, /numbered 2 instead of 1/],
    [
      'two lines in another order',
      (text: string) =>
        text
          .split('\n')
          .toSpliced(0, 2, ...text.split('\n').slice(0, 2).reverse())
          .join('\n'),
      1,
      /numbered 2/,
    ],
    ['a line of something else', (text: string) => `hello\n${text}`, 1, /not JSON/],
    ['an unknown event', (text: string) => text.replace('item.ticked', 'item.exploded'), 1, /no event/],
  ])('reports %s as broken, with its line', async (_what, change, line, reason) => {
    const file = join(await folder(), 'journal.ndjson');
    const writer = JournalWriter.create(file);
    for (const item of ['a', 'b', 'c']) await writer.append(tick(item));
    writer.close();
    await writeFile(file, change(await readFile(file, 'utf8')));
    const { broken } = await readJournal(file);
    expect(broken).toMatchObject({ line, reason: expect.stringMatching(reason) });
  });

  it('rejects everything appended after it was closed', async () => {
    const writer = JournalWriter.create(join(await folder(), 'journal.ndjson'));
    writer.close();
    writer.close();
    await expect(writer.append(tick('a'))).rejects.toMatchObject({
      code: 'JOURNAL',
      message: expect.stringMatching(/could not be written/),
    });
  });

  it.skipIf(process.platform !== 'linux' || userInfo().uid !== 0)(
    'on a full disk keeps what it had, refuses, and goes on when there is room',
    async () => {
      const mount = await folder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount]);
      try {
        const file = join(mount, 'journal.ndjson');
        const writer = JournalWriter.create(file);
        await writer.append(tick('a'));
        const filler = join(mount, 'filler');
        await writeFile(filler, Buffer.alloc(56 * 1024)).catch(() => undefined);
        const big = { ...tick('b'), note: 'x'.repeat(16_000) };
        await expect(writer.append(big)).rejects.toMatchObject({
          code: 'JOURNAL',
          message: expect.stringMatching(/ENOSPC/),
        });
        expect((await readJournal(file)).events).toHaveLength(1);
        expect((await readJournal(file)).tornBytes).toBe(0);
        execFileSync('rm', [filler]);
        await writer.append(tick('b'));
        writer.close();
        expect((await readJournal(file)).events.map((event) => event.seq)).toEqual([1, 2]);
      } finally {
        execFileSync('umount', [mount]);
      }
    },
  );
});

describe('the lock of a run', () => {
  it('is given to one console at a time, and says who has it', async () => {
    const dir = await folder();
    const first = await lockRun(dir, 'ann');
    const second = await lockRun(dir, 'bob');
    expect(second).toEqual({ heldBy: expect.stringMatching(/^ann on .+ \(process \d+\)$/), alive: true });
    if ('release' in first) await first.release();
    expect(await lockRun(dir, 'bob')).toHaveProperty('release');
  });

  it('is taken over from a process that is gone', async () => {
    const dir = await folder();
    const { hostname } = await import('node:os');
    await writeFile(
      join(dir, 'lock'),
      JSON.stringify({ owner: 'ann', host: hostname(), pid: 2 ** 22 - 1, token: 't' }),
    );
    expect(await lockRun(dir, 'bob')).toHaveProperty('release');
  });

  it('is taken by exactly one of many who try at once', async () => {
    const dir = await folder();
    const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => lockRun(dir, `c${n}`)));
    expect(tries.filter((one) => 'release' in one)).toHaveLength(1);
  });
});
