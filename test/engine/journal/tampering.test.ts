import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkJournal } from '../../../src/engine/journal/check-journal.ts';
import { headsFile } from '../../../src/engine/journal/run-folder.ts';
import { chainedAnew, everyCut, sampledChanges } from '../../support/journal-attacks.ts';
import { longRun } from '../../support/long-journal.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();

describe('a journal with its heads', () => {
  let dir: string;
  let file: string;
  let whole: Buffer;

  beforeEach(async () => {
    const home = await folder();
    dir = join(home, 'state', 'runs', await longRun(home));
    file = join(dir, 'journal.ndjson');
    whole = await readFile(file);
  });

  const lines = (): readonly string[] => whole.toString().trimEnd().split('\n');

  it('is intact as it was written, line by line', async () => {
    const { broken, events, heads } = await checkJournal(dir);
    expect([broken, events.length]).toEqual([null, lines().length]);
    expect(heads).toMatchObject({ confirmed: lines().length, closed: true, fault: null });
  });

  it('shows a changed byte anywhere, and names the line and what it was', async () => {
    const { hashes } = await checkJournal(dir);
    const missed: unknown[] = [];
    for (const { at, bytes, line } of sampledChanges(whole, 1_000, 7)) {
      await writeFile(file, bytes);
      const { broken } = await checkJournal(dir);
      if (broken?.line !== line || broken.expected !== hashes[line - 1]) missed.push([at, line, broken]);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  it('shows every cut of its end, and names the first line that is not whole', async () => {
    const missed: unknown[] = [];
    for (const { size, line } of everyCut(whole)) {
      await writeFile(file, whole.subarray(0, size));
      const { broken } = await checkJournal(dir);
      if (broken?.line !== line) missed.push([size, line, broken]);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  it('shows a chain that was made anew from a forged line on', async () => {
    for (const [index, line] of lines().entries()) {
      const forged = lines().with(index, line.replace('"at":"2', '"at":"3'));
      await writeFile(file, chainedAnew(forged));
      expect((await checkJournal(dir)).broken).toMatchObject({ line: index + 1 });
    }
  });

  it('shows lines, and pieces of lines, that were added', async () => {
    const added = chainedAnew([
      ...lines(),
      lines()
        .at(-1)
        ?.replace(/"seq":\d+/, `"seq":${lines().length + 1}`) ?? '',
    ]);
    await writeFile(file, added);
    const after = { line: lines().length + 1 };
    expect((await checkJournal(dir)).broken).toMatchObject({
      ...after,
      reason: expect.stringMatching(/added/),
    });
    await writeFile(file, whole);
    await appendFile(file, '{"seq":');
    expect((await checkJournal(dir)).broken).toMatchObject({
      ...after,
      reason: expect.stringMatching(/7 B/),
    });
  });

  it('gives the events before the damage, and none behind it', async () => {
    await writeFile(file, whole.toString().replace('"name":"Ann Lee"', '"name":"Eve Lee"'));
    const { broken, events } = await checkJournal(dir);
    expect(broken?.line).toBe(events.length + 1);
    expect(events.at(-1)?.type).toBe('item.ticked');
  });

  it('shows that its heads are gone or were changed', async () => {
    const heads = headsFile(dir);
    const text = await readFile(heads, 'utf8');
    await rm(heads);
    expect((await checkJournal(dir)).broken?.reason).toMatch(/heads .* are gone/);
    for (const changed of [
      text.replace('a 3 ', 'a 3  '),
      text.replace('a 3 ', 'a 4 '),
      `${text}c 900\n`,
      'hello\n',
      '',
    ]) {
      await writeFile(heads, changed);
      expect((await checkJournal(dir)).broken, changed.slice(0, 40)).not.toBeNull();
    }
  });

  it('of an earlier version has none, and is checked by its chain', async () => {
    const [first = '', ...others] = lines();
    await writeFile(file, chainedAnew([first.replace(',"heads":true', ''), ...others]));
    await rm(headsFile(dir));
    expect(await checkJournal(dir)).toMatchObject({ broken: null, heads: null });
  });

  it('is read from another place by its chain alone', async () => {
    const elsewhere = join(await folder(), 'a', 'runs', 'copy');
    await cp(dir, elsewhere, { recursive: true });
    expect((await checkJournal(elsewhere)).broken?.reason).toMatch(/heads .* are gone/);
  });
});
