import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summarizeRun } from '../../../../src/engine/run/report/summarize-run.ts';
import { RunStore } from '../../../../src/engine/run/session/run-store.ts';
import { createSession, findItem } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

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
      actor: session.state.actor,
      environment: 'staging',
      status: 'ready',
      outcome: null,
      createdAt: session.state.createdAt,
      startedAt: null,
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
