import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkJournal } from '../../../src/engine/journal/check-journal.ts';
import { JournalHeads } from '../../../src/engine/journal/journal-heads.ts';
import { JournalWriter } from '../../../src/engine/journal/journal-writer.ts';
import { headsFile, runFolder } from '../../../src/engine/journal/run-folder.ts';
import { crashedBefore } from '../../support/crashed-heads.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const tick = (item: string) => ({ type: 'item.ticked', item, actor: 'ann' }) as const;

/** Writes ticks, several in a flush now and then, until it is killed. */
const endlessWriter = `
const { JournalWriter } = await import(${JSON.stringify(resolve('src/engine/journal/journal-writer.ts'))});
const { JournalHeads } = await import(${JSON.stringify(resolve('src/engine/journal/journal-heads.ts'))});
const [journal, heads] = process.argv.slice(1);
const writer = JournalWriter.create(journal, { heads: JournalHeads.create(heads) });
const tick = (item) => ({ type: 'item.ticked', item: String(item), actor: 'ann' });
for (let n = 0; ; n += 1) {
  await Promise.all(Array.from({ length: 1 + (n % 4) }, (_, k) => writer.append(tick(n + k))));
  if (n === 3) process.stdout.write('writing');
}`;

describe('a crash', () => {
  let dir: string;
  let journal: string;
  let heads: string;

  beforeEach(async () => {
    dir = join(await folder(), 'runs', 'r1');
    await mkdir(dir, { recursive: true });
    ({ journal } = runFolder(dir));
    heads = headsFile(dir);
  });

  async function written(items: readonly string[]): Promise<void> {
    const writer = JournalWriter.create(journal, { heads: JournalHeads.create(heads) });
    for (const item of items) await writer.append(tick(item));
    writer.close();
  }

  /** Goes on with the journal as a new console does. */
  async function goOn(item: string): Promise<void> {
    const read = await checkJournal(dir);
    expect(read.broken).toBeNull();
    const more = JournalHeads.resume(heads, read.heads, read.hashes);
    const writer = JournalWriter.resume(journal, read.end, { heads: more });
    await writer.append(tick(item));
    writer.close();
    const again = await checkJournal(dir);
    expect([again.broken, again.events.length]).toEqual([null, read.events.length + 1]);
  }

  it('at any time is no damage, and the journal goes on', async () => {
    for (let round = 0; round < 6; round += 1) {
      dir = join(await folder(), 'runs', 'r1');
      await mkdir(dir, { recursive: true });
      ({ journal } = runFolder(dir));
      heads = headsFile(dir);
      const child: ChildProcess = spawn(
        process.execPath,
        ['--input-type=module', '-e', endlessWriter, journal, heads],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await once(child.stdout ?? child, 'data');
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await goOn('after');
    }
  }, 60_000);

  it('before a line, in the middle of it, and before it was confirmed is no damage', async () => {
    await written(['a', 'b']);
    const whole = await readFile(journal, 'utf8');
    const unconfirmed = (await readFile(heads, 'utf8')).replace(/c 2\ne\n$/, '');
    for (const left of [whole, whole.slice(0, -20), `${whole.split('\n')[0]}\n`]) {
      await writeFile(journal, left);
      await writeFile(heads, unconfirmed);
      await goOn('c');
    }
  });

  it('after which the end is cut off further is damage', async () => {
    await written(['a', 'b']);
    await crashedBefore(dir, 3);
    const [first] = (await readFile(journal, 'utf8')).split('\n');
    await writeFile(journal, `${first}\n`);
    expect((await checkJournal(dir)).broken).toMatchObject({ line: 2 });
  });

  it('of the system or its disk may have taken heads, but no lines: those are taken over, and said to be', async () => {
    await written(['a', 'b', 'c']);
    const lost = (await readFile(heads, 'utf8')).split('a 2 ')[0] ?? '';
    await writeFile(heads, lost);
    await goOn('d');
    expect([...((await checkJournal(dir)).heads?.takenOver ?? [])]).toEqual([2, 3]);
  });

  it('is none where the console had closed the journal: what stands behind it was added', async () => {
    await written(['a']);
    const text = await readFile(heads, 'utf8');
    const line = (await readFile(journal, 'utf8')).trimEnd();
    await appendFile(journal, `${line}\n`.slice(0, 30));
    expect((await checkJournal(dir)).broken).toMatchObject({ line: 2 });
    await writeFile(heads, text.replace(/e\n$/, ''));
    expect((await checkJournal(dir)).broken).toBeNull();
  });

  it('leaves half a head, which is written over', async () => {
    await written(['a']);
    const text = (await readFile(heads, 'utf8')).replace(/e\n$/, '');
    await writeFile(heads, `${text}a 2 0123`);
    await goOn('b');
  });
});

describe('a head that cannot be noted', () => {
  it('keeps its line from being written', async () => {
    const dir = join(await folder(), 'runs', 'r1');
    await mkdir(dir, { recursive: true });
    const heads = JournalHeads.create(headsFile(dir));
    const writer = JournalWriter.create(runFolder(dir).journal, { heads });
    await writer.append(tick('a'));
    const before = await readFile(runFolder(dir).journal, 'utf8');
    heads.close();
    await expect(writer.append(tick('b'))).rejects.toMatchObject({ code: 'JOURNAL' });
    expect(await readFile(runFolder(dir).journal, 'utf8')).toBe(before);
    writer.close();
  });
});
