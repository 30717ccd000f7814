import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readChecklist } from '../../../src/engine/plan/read-checklist.ts';
import {
  forgetRecent,
  listRecent,
  readRecent,
  recentOf,
  rememberRecent,
} from '../../../src/engine/start-page/recent-checklists.ts';
import type { Recent } from '../../../src/shared/wire/calls/start-page.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const entry = (file: string, title = file): Recent => ({ file, title, openedAt: '2026-01-01T00:00:00Z' });

describe('the checklists opened last', () => {
  it('are empty at first', async () => {
    expect(await readRecent(await folder())).toEqual([]);
  });

  it('are listed newest first, in a folder that is created', async () => {
    const state = join(await folder(), 'new', 'state');
    await rememberRecent(state, entry('/a.md'));
    await rememberRecent(state, entry('/b.md'));
    expect((await readRecent(state)).map(({ file }) => file)).toEqual(['/b.md', '/a.md']);
  });

  it('list a file once, as it was last opened', async () => {
    const state = await folder();
    for (const [file, title] of [
      ['/a.md', 'Old'],
      ['/b.md', 'B'],
      ['/a.md', 'New'],
    ] as const)
      await rememberRecent(state, entry(file, title));
    expect((await readRecent(state)).map(({ title }) => title)).toEqual(['New', 'B']);
  });

  it('are limited to twelve', async () => {
    const state = await folder();
    for (let n = 0; n < 14; n += 1) await rememberRecent(state, entry(`/${n}.md`));
    const files = (await readRecent(state)).map(({ file }) => file);
    expect([files.length, files[0], files.at(-1)]).toEqual([12, '/13.md', '/2.md']);
  });

  it.each(['', '{', 'null', '[{"file":1}]'])(
    'are none where the list is %j, and can be kept again',
    async (text) => {
      const state = await folder();
      await writeFile(join(state, 'recent.json'), text);
      expect(await readRecent(state)).toEqual([]);
      await rememberRecent(state, entry('/a.md'));
      expect((await readRecent(state)).map(({ file }) => file)).toEqual(['/a.md']);
    },
  );

  it('that cannot be saved do not keep a checklist from opening', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, 'not a folder');
    await expect(rememberRecent(file, entry('/a.md'))).resolves.toBeUndefined();
    expect(await readFile(file, 'utf8')).toBe('not a folder');
  });

  it('say whether the file is still there, and leave out a rehearsal that was cleared away', async () => {
    const state = await folder();
    const there = join(state, 'there.md');
    await writeFile(there, '# A');
    for (const file of [join(state, 'practice', 'p1', 'RELEASE.md'), '/no/such/b.md', there])
      await rememberRecent(state, entry(file));
    expect((await listRecent(state)).map(({ file, isThere }) => [file, isThere])).toEqual([
      [there, true],
      ['/no/such/b.md', false],
    ]);
  });

  it('lose one that is taken from the list, and nothing of the file', async () => {
    const state = await folder();
    const file = join(state, 'a.md');
    await writeFile(file, '# A');
    await rememberRecent(state, entry(file));
    await rememberRecent(state, entry('/b.md'));
    await forgetRecent(state, file);
    await forgetRecent(state, '/never/opened.md');
    expect((await readRecent(state)).map((recent) => recent.file)).toEqual(['/b.md']);
    expect(await readFile(file, 'utf8')).toBe('# A');
  });
});

describe('what is remembered of a checklist', () => {
  const opened = async (name: string, text: string) => {
    const file = join(await folder(), name);
    await writeFile(file, text);
    return recentOf(await readChecklist(file), Date.UTC(2026, 0, 2));
  };

  it('is its title and its recurring tasks', async () => {
    const text =
      '# Web\n\n## Maintenance\n\n### Daily\n\n- [ ] Check the logs\n\n### Weekly\n\n- [ ] Test a backup\n';
    expect(await opened('web.md', text)).toMatchObject({
      title: 'Web',
      openedAt: '2026-01-02T00:00:00.000Z',
      maintenance: [
        { every: 'day', text: 'Check the logs' },
        { every: 'week', text: 'Test a backup' },
      ],
    });
  });

  it('is nothing where a file is no checklist', async () => {
    expect(await opened('passwd', 'root:x:0:0:root:/root:/bin/bash\n')).toBeNull();
    expect(await opened('notes.md', 'Only words.\n')).toMatchObject({ maintenance: [] });
  });
});
