import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine, previewRollback } from '../../../../src/engine/index.ts';
import { type Practice, startPractice } from '../../../../src/practice/index.ts';
import { isForward } from '../../../../src/shared/plan/work.ts';
import { isItemSettled, itemState } from '../../../../src/shared/run/run-state.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe('a rollback', () => {
  let engine: Engine;
  afterEach(() => engine.close());

  /** A release on the practice server, walked until its deployment is done. */
  async function deploy(): Promise<{ practice: Practice; handle: DrivenRun }> {
    const practice = await startPractice({
      resources: resolve('resources/practice'),
      base: join(await folder(), 'practice'),
    });
    engine = new Engine({ state: await folder(), actor: 'ann', practice: () => Promise.resolve(practice) });
    await engine.practice();
    const handle = await engine.createRun(practice.checklist);
    const { session, driver } = handle;
    for (const { role } of session.plan.signoffs) await driver.sign(role, 'ann');
    for (const item of session.work.filter((each) => isForward(each.phaseKind))) {
      if (isItemSettled(session.state, item.id)) continue;
      if (item.phaseKind === 'monitor') break;
      if (item.phaseKind !== 'preflight') await driver.openGate('deploy');
      if (item.kind === 'manual') await driver.tick(item.id);
      else {
        const live = await driver.run(item.id);
        if (!item.follow) expect(await live.done, item.title).toBe('passed');
      }
    }
    return { practice, handle };
  }

  const version = async (practice: Practice) =>
    (await (await fetch(`${practice.serviceUrl}/version`)).text()).trim();
  const still = (handle: DrivenRun) =>
    expect.poll(() => handle.session.state.status, { timeout: 60_000 }).toMatch(/ended|paused/);

  it('is ready once the restore point is pinned, and names what is missing when its copy is gone', async () => {
    const { practice, handle } = await deploy();
    const point = handle.session.state.restorePoint;
    expect(point).toMatchObject({ target: 'harbor-1', version: '0.9.7' });
    expect(handle.session.state.armed).toMatchObject({ ready: true, reasons: [] });
    await rm(point?.paths[0]?.kept ?? '', { recursive: true });
    expect(await handle.checkReadiness()).toMatchObject({
      ready: false,
      reasons: [expect.stringMatching(/kept copy .* is missing or changed/)],
    });
    expect((await previewRollback(handle, null)).ready).toBe(false);
    expect(await version(practice)).toBe('1.0.0');
  });

  it('is walked once, however often the control is pressed, and ends verified', async () => {
    const { practice, handle } = await deploy();
    const { run } = handle.session;
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(() => engine.startRollback(run, null, { reason: 'a test' })),
    );
    expect([second, third]).toEqual([first, first]);
    const rollback = await engine.run(first ?? '');
    await Promise.all([engine.continueRollback(rollback), engine.continueRollback(rollback)]);
    await still(rollback);
    const { state } = rollback.session;
    expect(state).toMatchObject({ status: 'ended', outcome: 'passed', verified: ['harbor-1'] });
    for (const id of state.order) expect(itemState(state, id).attempts).toHaveLength(1);
    expect(await version(practice)).toBe('0.9.7');
    expect(handle.session.state).toMatchObject({
      status: 'ended',
      outcome: 'failed',
      rollback: { outcome: 'passed' },
    });
    // Pressed again with everything in place: the same rollback is reported, and nothing runs.
    expect(await engine.startRollback(run, null, { reason: 'a test' })).toBe(first);
    expect(rollback.session.state.seq).toBe(state.seq);
  });

  it('does not call itself done when what came back does not match the restore point', async () => {
    const { practice, handle } = await deploy();
    // A file that the document's copy command does not remove.
    await writeFile(join(practice.home, 'harbor', 'current', 'stray'), 'left behind');
    const rollback = await engine.run(
      await engine.startRollback(handle.session.run, null, { reason: 'a test' }),
    );
    await still(rollback);
    expect(rollback.session.state).toMatchObject({
      status: 'paused',
      pauseReason: expect.stringMatching(/^not verified: .*current does not match the restore point$/),
    });
    await rm(join(practice.home, 'harbor', 'current', 'stray'));
    await engine.continueRollback(rollback);
    expect(rollback.session.state).toMatchObject({ status: 'ended', outcome: 'passed' });
  }, 90_000);

  it.each(['run.started', 'item.ended'])(
    'goes on when the line is cut at every %s',
    async (type) => {
      const { practice, handle } = await deploy();
      const rollback = await engine.run(
        await engine.startRollback(handle.session.run, null, { reason: 'a test' }),
      );
      let cuts = 0;
      rollback.session.subscribe((event) => {
        if (event.type !== type) return;
        cuts += 1;
        practice.dropConnections();
      });
      practice.dropConnections();
      await still(rollback);
      const { pauseReason, status, outcome } = rollback.session.state;
      expect({ pauseReason, status, outcome }).toEqual({
        pauseReason: null,
        status: 'ended',
        outcome: 'passed',
      });
      expect(await version(practice)).toBe('0.9.7');
      if (type === 'item.ended') expect(cuts).toBeGreaterThan(1);
    },
    90_000,
  );

  it('loses nothing when the line is cut while it is walked', async () => {
    const { practice, handle } = await deploy();
    const rollback = await engine.run(
      await engine.startRollback(handle.session.run, null, { reason: 'a test' }),
    );
    await expect.poll(() => rollback.session.running.length, { timeout: 20_000 }).toBeGreaterThan(0);
    practice.dropConnections();
    await still(rollback);
    expect(rollback.session.state).toMatchObject({ status: 'ended', outcome: 'passed' });
    expect(await version(practice)).toBe('0.9.7');
  }, 90_000);
});
