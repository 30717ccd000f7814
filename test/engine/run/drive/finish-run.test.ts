import { describe, expect, it } from 'vitest';
import { finishRun } from '../../../../src/engine/run/drive/finish-run.ts';
import { setPaused, setRunning } from '../../../../src/engine/run/drive/run-status.ts';
import type { RunSession } from '../../../../src/engine/run/session/run-session.ts';
import { createSession, findItem, journalEnd, journalStart } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const checklist =
  '# P\n\n## Pre-deployment\n\n- [ ] Tell support\n\n## Deployment\n\n```bash\nmake deploy\n```\n\n```bash\ntail -f /var/log/app.log\n```\n\n## Rollback\n\n```bash\nmake restore\n```\n';

const sidecar = { where: { Deployment: 'local', Rollback: 'local' } } as const;
const create = async (): Promise<RunSession> => createSession(await folder(), checklist, { sidecar });

async function settle(session: RunSession, outcome: 'passed' | 'failed'): Promise<void> {
  await session.append({ type: 'item.ticked', item: findItem(session, 'Tell support').id, actor: 'ann' });
  await journalStart(session, 'make deploy');
  await journalEnd(session, 'make deploy', outcome);
}

/** Journals a rollback of the release that ended so. */
async function rolledBack(session: RunSession, outcome: 'passed' | 'failed'): Promise<void> {
  await session.append({ type: 'rollback.started', run: 'back', alternative: 'a', actor: 'ann' });
  await session.append({ type: 'rollback.ended', run: 'back', outcome, durationMs: 5 });
}

describe('the end of a run', () => {
  it('is passed when every forward item passed; follows and the rollback do not count', async () => {
    const session = await create();
    await settle(session, 'passed');
    expect(await finishRun(session)).toBe('passed');
    expect(session.state).toMatchObject({
      status: 'ended',
      outcome: 'passed',
      summary: 'all 2 items passed or waived',
    });
  });

  it('is passed when every failure was waived', async () => {
    const session = await create();
    await settle(session, 'failed');
    const { id } = findItem(session, 'make deploy');
    await session.append({ type: 'item.waived', item: id, actor: 'ann', reason: 'done by hand' });
    expect(await finishRun(session)).toBe('passed');
  });

  it('is cancelled when items are left open, and says how many', async () => {
    const session = await create();
    await settle(session, 'failed');
    expect(await finishRun(session)).toBe('cancelled');
    expect(session.state.summary).toBe('1 of 2 items were left open');
  });

  it('is failed after a successful rollback, even if every item had passed', async () => {
    const session = await create();
    await settle(session, 'passed');
    await rolledBack(session, 'passed');
    expect(await finishRun(session)).toBe('failed');
    expect(session.state.summary).toBe('the previous release is back');
  });

  it('is not failed because of a rollback that did not pass', async () => {
    const session = await create();
    await settle(session, 'passed');
    await rolledBack(session, 'failed');
    expect(await finishRun(session)).toBe('passed');
  });
});

describe('the status of a run', () => {
  const types = ({ events }: RunSession) => events.slice(1).map(({ type }) => type);

  it('starts once', async () => {
    const session = await create();
    await setRunning(session);
    await setRunning(session);
    expect(types(session)).toEqual(['run.started']);
  });

  it('is paused with a reason and resumed by the next person', async () => {
    const session = await create();
    await setRunning(session);
    await setPaused(session, '"make deploy": failed');
    expect(session.state).toMatchObject({ status: 'paused', pauseReason: '"make deploy": failed' });
    expect(session.events.at(-1)).toMatchObject({ type: 'run.paused', actor: 'slipway' });
    await setRunning(session);
    expect(session.events.at(-1)).toMatchObject({ type: 'run.resumed', actor: 'ann' });
    expect(session.state.status).toBe('running');
  });

  it.each(['ready', 'paused', 'ended'])('is not paused while it is %s', async (status) => {
    const session = await create();
    if (status !== 'ready') await setRunning(session);
    if (status === 'paused') await setPaused(session, 'first', 'bob');
    if (status === 'ended') await finishRun(session);
    const before = session.events.length;
    await setPaused(session, 'second', 'bob');
    expect(session.events).toHaveLength(before);
  });

  it('cannot run again once it has ended', async () => {
    const session = await create();
    await finishRun(session);
    const before = session.events.length;
    await setRunning(session);
    expect(session.events).toHaveLength(before);
  });
});
