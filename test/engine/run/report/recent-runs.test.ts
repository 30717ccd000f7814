import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecent, rememberRecent } from '../../../../src/engine/run/report/recent-runs.ts';
import { summarizeRun } from '../../../../src/engine/run/report/summarize-run.ts';
import { RunStore } from '../../../../src/engine/run/session/run-store.ts';
import type { Recent } from '../../../../src/shared/wire/contract.ts';
import { createSession, findItem } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

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
});

describe('a run in one line', () => {
  const checklist = '# Web\n\n## Pre-deployment\n\n- [ ] one\n- [ ] two\n';

  it('counts settled items, from the journal or the state', async () => {
    const dir = await folder();
    const session = await createSession(dir, checklist);
    await session.append({ type: 'item.ticked', item: findItem(session, 'one').id, actor: 'ann' });
    const store = new RunStore(join(dir, 'state'));
    const expected = {
      run: session.run,
      kind: 'release',
      of: null,
      file: join(dir, 'PLAN.md'),
      title: 'Web',
      version: '',
      environment: 'staging',
      status: 'ready',
      outcome: null,
      createdAt: session.state.createdAt,
      endedAt: null,
      settled: 1,
      total: 2,
      damage: null,
    };
    expect(await summarizeRun(store, session.run, session)).toEqual(expected);
    await session.close();
    expect(await summarizeRun(store, session.run)).toEqual(expected);
  });

  it.each(['', 'no journal\n', '{"seq":1}\n'])('is damaged when its journal is %j', async (text) => {
    const dir = await folder();
    const session = await createSession(dir, checklist);
    await session.close();
    await writeFile(session.files.journal, text);
    expect(await summarizeRun(new RunStore(join(dir, 'state')), session.run)).toMatchObject({
      run: session.run,
      title: '',
      damage: { line: 1 },
    });
  });

  it('is null when there is no such run', async () => {
    expect(await summarizeRun(new RunStore(await folder()), 'nobody')).toBeNull();
  });
});
