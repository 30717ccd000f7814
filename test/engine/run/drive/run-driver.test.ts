import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DrivenRun } from '../../../../src/engine/composition/driven-run.ts';
import type { LiveAttempt } from '../../../../src/engine/run/attempt/live-attempt.ts';
import type { RunDriver } from '../../../../src/engine/run/drive/run-driver.ts';
import { RunSession } from '../../../../src/engine/run/session/run-session.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { createSession, findItem, journalStart, sessionOptions } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const handles: DrivenRun[] = [];
afterEach(async () => {
  for (const handle of handles.splice(0)) {
    await handle.driver.whenStill();
    await handle.close();
  }
});

function drive(session: RunSession): DrivenRun {
  const handle = new DrivenRun({
    session,
    progress: () => undefined,
    estimateRollbackMs: async () => null,
    beforeStart: async () => undefined,
    judgeMark: async () => undefined,
  });
  handles.push(handle);
  return handle;
}

const fence = (command: string) => `\`\`\`bash\n${command}\n\`\`\`\n\n`;

async function release(deployment: string, before = '') {
  const dir = await folder();
  const text = `# P\n\n## Pre-deployment\n\n${before}## Deployment\n\n${deployment}## Rollback\n\n${fence('true')}`;
  const session = await createSession(dir, text, {
    sidecar: { where: { 'Pre-deployment': 'local', Deployment: 'local', Rollback: 'local' } },
  });
  const { driver } = drive(session);
  const status = (words: string) => itemState(session.state, findItem(session, words).id).status;
  const id = (words: string) => findItem(session, words).id;
  return { dir, session, driver, status, id };
}

/** Starts an item and waits until it has said something. */
async function begun(driver: RunDriver, id: string): Promise<LiveAttempt> {
  const live = await driver.run(id);
  await expect.poll(() => live.on()?.log.bytes ?? 0, { timeout: 10_000 }).toBeGreaterThan(0);
  return live;
}

describe('a driver', () => {
  it('starts an item and records its start and outcome', async () => {
    const { session, driver, id } = await release(fence('echo hi'));
    await driver.openGate('deploy');
    const live = await driver.run(id('echo hi'));
    expect(await live.done).toBe('passed');
    expect(session.events.map(({ type }) => type)).toEqual([
      'run.created',
      'gate.opened',
      'run.started',
      'item.started',
      'item.ended',
    ]);
    expect(await readFile(session.outputFile(id('echo hi'), 1, null), 'utf8')).toBe('hi\r\n');
  });

  it('does not start an item twice when asked twice at once', async () => {
    const { session, driver, id } = await release(fence('sleep 0.05'));
    await driver.openGate('deploy');
    const both = await Promise.allSettled([driver.run(id('sleep')), driver.run(id('sleep'))]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await driver.live(id('sleep'))?.done;
    expect(session.events.filter(({ type }) => type === 'item.started')).toHaveLength(1);
  });

  it('refuses an item behind a shut gate and writes nothing', async () => {
    const { session, driver, id } = await release(fence('touch made'), '- [ ] Tell support\n\n');
    await expect(driver.run(id('touch'))).rejects.toMatchObject({ code: 'NOT_NOW' });
    await expect(driver.openGate('deploy')).rejects.toMatchObject({
      code: 'NOT_NOW',
      message: expect.stringContaining('Tell support'),
    });
    expect(session.events).toHaveLength(1);
  });

  it('opens a gate once: a second request changes nothing', async () => {
    const { session, driver } = await release(fence('true'));
    await driver.openGate('deploy', 'all told');
    await driver.openGate('deploy', 'again');
    expect(session.events.filter(({ type }) => type === 'gate.opened')).toMatchObject([
      { reason: 'all told' },
    ]);
  });

  it('stops only the item that is cancelled', async () => {
    const { session, driver, id, status } = await release(fence('echo up; sleep 60'));
    await driver.openGate('deploy');
    const live = await begun(driver, id('sleep'));
    driver.cancel(id('sleep'), 'wrong tag');
    expect(await live.done).toBe('cancelled');
    const [attempt] = itemState(session.state, id('sleep')).attempts;
    expect([status('sleep'), attempt?.reason]).toEqual(['cancelled', 'wrong tag']);
    expect(session.state.status).toBe('running');
  });

  it('has nothing to cancel when nothing runs', async () => {
    const { driver, id } = await release(fence('true'));
    expect(() => driver.cancel(id('true'))).toThrow(expect.objectContaining({ code: 'NOT_NOW' }));
  });

  it('ticks, unticks and waives boxes in the journal, and ticks in the document', async () => {
    const { dir, driver, id, status } = await release(fence('true'), '- [ ] Tell support\n- [ ] Freeze\n\n');
    const box = async () => (await readFile(join(dir, 'PLAN.md'), 'utf8')).match(/- \[(.)\] Tell/)?.[1];
    await driver.tick(id('Tell'), 'by phone');
    expect([status('Tell'), await box()]).toEqual(['passed', 'x']);
    await driver.untick(id('Tell'));
    expect([status('Tell'), await box()]).toEqual(['pending', ' ']);
    await driver.waive(id('Freeze'), 'nobody commits today');
    expect(status('Freeze')).toBe('waived');
    await expect(driver.waive(id('Tell'), '  ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(driver.untick(id('Tell'))).rejects.toMatchObject({ code: 'NOT_NOW' });
  });

  it('cannot end a run while something runs; afterwards it can, once', async () => {
    const { driver, id } = await release(fence('echo up; sleep 60'));
    await driver.openGate('deploy');
    const live = await begun(driver, id('sleep'));
    await expect(driver.finish()).rejects.toMatchObject({ code: 'NOT_NOW' });
    driver.cancel(id('sleep'));
    await live.done;
    expect(await driver.finish()).toBe('cancelled');
    await expect(driver.finish()).rejects.toMatchObject({ code: 'NOT_NOW' });
  });

  it('stops follows when the run ends: they do not block it', async () => {
    const { driver, session, id } = await release(fence('true') + fence('tail -f PLAN.md'));
    await driver.openGate('deploy');
    await (await driver.run(id('true'))).done;
    await driver.run(id('tail'));
    expect(driver.isBusy).toBe(false);
    expect(await driver.finish()).toBe('passed');
    expect(itemState(session.state, id('tail')).attempts[0]?.outcome).toBe('passed');
  });
});

describe('a walk', () => {
  it('stops at a gate without pausing: opening it is up to a person', async () => {
    const { driver, session, status } = await release(
      fence('touch made'),
      '- [ ] Look: `test -e PLAN.md`\n\n',
    );
    await driver.advance({ kind: 'checks' });
    await driver.whenStill();
    expect([status('Look'), session.state.status]).toEqual(['passed', 'running']);
    await driver.advance({ kind: 'gate' });
    await driver.whenStill();
    expect([status('touch'), session.state.status]).toEqual(['pending', 'running']);
  });

  it('goes on to the end, in order', async () => {
    const { dir, driver, session } = await release(fence('echo 1 >> log') + fence('echo 2 >> log'));
    await driver.openGate('deploy');
    await driver.advance({ kind: 'gate' });
    await driver.whenStill();
    expect(await readFile(join(dir, 'log'), 'utf8')).toBe('1\n2\n');
    expect(session.state.pauseReason).toBeNull();
  });

  it('pauses at a failure, names it, and starts nothing after it', async () => {
    const { driver, session, status } = await release(fence('exit 4') + fence('touch made'));
    await driver.openGate('deploy');
    await driver.advance({ kind: 'gate' });
    await driver.whenStill();
    expect(session.state).toMatchObject({ status: 'paused', pauseReason: expect.stringContaining('exit 4') });
    expect([status('exit 4'), status('touch')]).toEqual(['failed', 'pending']);
  });

  it('is one at a time', async () => {
    const { driver } = await release(fence('sleep 0.05'));
    await driver.openGate('deploy');
    await driver.advance({ kind: 'gate' });
    await expect(driver.advance({ kind: 'gate' })).rejects.toMatchObject({ code: 'NOT_NOW' });
    await driver.whenStill();
    await driver.advance({ kind: 'gate' });
  });

  it('that is paused lets the running step finish and starts no other', async () => {
    const { driver, session, status } = await release(
      fence('[ -e go ] || sleep 0.1; true') + fence('touch made'),
    );
    await driver.openGate('deploy');
    const first = Promise.withResolvers<void>();
    session.subscribe(({ type }) => (type === 'item.started' ? first.resolve() : undefined));
    await driver.advance({ kind: 'gate' });
    await first.promise;
    await driver.pause('lunch');
    await driver.whenStill();
    expect([status('sleep'), status('touch')]).toEqual(['passed', 'pending']);
    expect(session.state).toMatchObject({ status: 'paused', pauseReason: 'lunch' });
  });

  it('of a section runs that section alone', async () => {
    const { driver, session, status } = await release(
      `### One\n\n${fence('echo one')}### Two\n\n${fence('echo two')}`,
    );
    await driver.openGate('deploy');
    await driver.advance({ kind: 'section', section: findItem(session, 'echo two').phase });
    await driver.whenStill();
    expect([status('echo one'), status('echo two')]).toEqual(['pending', 'passed']);
  });
});

describe('a run whose console was killed', () => {
  /** Opens the run again after a step was begun; `exit` is what the step left behind before it died. */
  async function reopen(exit: string | null) {
    const { dir, session } = await release(fence('make deploy') + fence('touch made'));
    await journalStart(session, 'make deploy');
    const { id } = findItem(session, 'make deploy');
    if (exit !== null) {
      const left = join(session.files.steps, `${id}.1`);
      await mkdir(left);
      await writeFile(join(left, 'status'), exit);
    }
    await session.close();
    handles.splice(0);
    const again = await RunSession.open(session.run, sessionOptions(dir));
    const { driver } = drive(again);
    expect(await driver.recover()).toEqual([id]);
    await driver.live(id)?.done;
    return { session: again, driver, id, state: itemState(again.state, id) };
  }

  it.each([
    ['0\n', 'passed', null],
    ['3\n', 'failed', 'exit 3'],
    [null, 'unknown', 'the console ended while the command ran here, and the command ended with it'],
    ['', 'unknown', 'the console ended while the command ran here, and the command ended with it'],
  ])('with the status %j has the outcome %s', async (exit, outcome, reason) => {
    const { state, session } = await reopen(exit);
    expect(state.attempts).toMatchObject([{ outcome, reason }]);
    expect(session.events.find(({ type }) => type === 'run.recovered')).toBeDefined();
  });

  it('does not repeat a step with an unknown outcome until a person decides', async () => {
    const { driver, id, session } = await reopen(null);
    await expect(driver.run(id)).rejects.toMatchObject({ code: 'NOT_NOW' });
    await expect(driver.decide(id, 'passed', ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await driver.decide(id, 'passed', 'the new version answers');
    expect(itemState(session.state, id)).toMatchObject({
      status: 'passed',
      tick: { actor: 'ann', note: 'the new version answers' },
    });
    await expect(driver.decide(id, 'failed', 'it does not')).rejects.toMatchObject({ code: 'NOT_NOW' });
  });

  it('has nothing to recover when nothing was running', async () => {
    const { session } = await release(fence('true'));
    const again = handles[0];
    expect(await again?.driver.recover()).toEqual([]);
    expect(session.events).toHaveLength(1);
  });
});
