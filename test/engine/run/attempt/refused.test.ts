import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { runSlipway, spawnSlipway } from '../../../support/slipway.ts';
import { sshEngines } from '../../../support/ssh-engines.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const openEngine = sshEngines();

const waits = 'touch ~/hold; while [ -e ~/hold ]; do sleep 0.05; done';

describe.skipIf(sshdMissing !== null)('a run whose server lets nobody in after a cut', () => {
  let sshd: Sshd;
  let file: string;
  let state: string;

  beforeEach(async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const dir = await folder();
    file = join(dir, 'PLAN.md');
    state = join(dir, 'state');
    await writeFile(
      file,
      `# P\n\n## Deployment\n\n\`\`\`bash\n# Do it\necho one >> ~/witness; ${waits}; echo two >> ~/witness\n# Next\necho three >> ~/witness\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\n# Restore\necho back >> ~/witness; ${waits}; echo restored >> ~/witness\n\`\`\`\n`,
    );
    await sidecar('');
  });
  afterEach(async () => {
    await release();
    await sshd.stop();
  });

  const sidecar = (more: string) =>
    writeFile(
      join(file, '..', 'PLAN.slipway.yaml'),
      `version: 1\ntargets: { box: { ssh: box } }\nwhere: { Deployment: box, Rollback: box }\n${more}`,
    );
  const authorized = () => join(sshd.folder, 'authorized');
  const restoreKey = async () => writeFile(authorized(), await readFile(`${sshd.key}.pub`));
  const release = () => rm(join(sshd.home, 'hold'), { force: true });
  const witness = async () =>
    (await readFile(join(sshd.home, 'witness'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
  const env = () => ({ SLIPWAY_HOME: state, SLIPWAY_SSH_CONFIG: sshd.config });

  function engineHere(): Engine {
    return openEngine(state, sshd.config);
  }

  const connection = ({ session }: DrivenRun) => session.targets.remote('box').connection;
  const idOf = ({ session }: DrivenRun, title: string) =>
    session.work.find((item) => item.title === title)?.id ?? '';
  const stateOf = (handle: DrivenRun, title: string) => itemState(handle.session.state, idOf(handle, title));

  /** The key is taken away and the line is cut, in this order. */
  async function shutOut(line: string): Promise<void> {
    await expect.poll(witness, { timeout: 10_000 }).toContain(line);
    await writeFile(authorized(), '');
    await sshd.cut();
  }

  async function refusedRelease(engine = engineHere()): Promise<DrivenRun> {
    const handle = await engine.createRun(file);
    await handle.driver.openGate('deploy');
    await handle.driver.run(idOf(handle, 'Do it'));
    await shutOut('one');
    await expect.poll(() => connection(handle).isRefused, { timeout: 10_000 }).toBe(true);
    return handle;
  }

  it('records nothing until a person reconnects, and then what is true', async () => {
    const handle = await refusedRelease();
    await release();
    await expect.poll(witness).toContain('two');
    expect(stateOf(handle, 'Do it')).toMatchObject({ status: 'running', attempts: [{ outcome: null }] });
    await restoreKey();
    await connection(handle).reconnect();
    await expect.poll(() => stateOf(handle, 'Do it').status, { timeout: 10_000 }).toBe('passed');
    expect(await witness()).toEqual(['one', 'two']);
  });

  it('calls a step unknown that it should stop and cannot, with both reasons', async () => {
    const handle = await refusedRelease();
    const done = handle.driver.live(idOf(handle, 'Do it'))?.done;
    handle.driver.cancel(idOf(handle, 'Do it'));
    expect(await done).toBe('unknown');
    expect(stateOf(handle, 'Do it').attempts[0]?.reason).toMatch(
      /^canceled by a person; the step could not be stopped and may still run on box: .*refused the sign-in/,
    );
  });

  it('calls a step unknown whose time is up while nobody can ask', async () => {
    await sidecar('timeouts: { step: 3s }\n');
    const handle = await refusedRelease();
    expect(await handle.driver.live(idOf(handle, 'Do it'))?.done).toBe('unknown');
    expect(stateOf(handle, 'Do it').attempts[0]?.reason).toMatch(
      /^timed out after 3 s; the step could not be stopped/,
    );
  });

  it('is closed with its attempt open, and a later console records what became of it', async () => {
    const engine = engineHere();
    const { session } = await refusedRelease(engine);
    await engine.close();
    await release();
    await restoreKey();
    const again = await engineHere().run(session.run);
    await expect.poll(() => stateOf(again, 'Do it').status, { timeout: 10_000 }).toBe('passed');
  });

  it('is rolled back without waiting for what cannot be asked; the rollback says what holds it', async () => {
    const engine = engineHere();
    const handle = await refusedRelease(engine);
    const rollback = await engine.run(
      await engine.startRollback(handle.session.run, null, { reason: 'a test' }),
    );
    await engine.rollbackSettled(rollback.session.run);
    expect(stateOf(handle, 'Do it').attempts[0]).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringMatching(/^rolling back; the step could not be stopped/),
    });
    expect(rollback.session.state).toMatchObject({
      status: 'paused',
      pauseReason: expect.stringMatching(/Restore/),
    });
  });

  describe('in a rollback', () => {
    /** A rollback whose step waits on a server that refuses the sign-in. */
    async function refusedRollback(): Promise<{ engine: Engine; rollback: DrivenRun; release: DrivenRun }> {
      const engine = engineHere();
      const handle = await engine.createRun(file);
      const rollback = await engine.run(
        await engine.startRollback(handle.session.run, null, { reason: 'a test' }),
      );
      await shutOut('back');
      await expect.poll(() => rollback.session.state.status, { timeout: 10_000 }).toBe('paused');
      return { engine, rollback, release: handle };
    }

    it('is paused with the reason and no outcome, and continues by itself once the sign-in is accepted', async () => {
      const { rollback, release: parent } = await refusedRollback();
      expect(rollback.session.state.pauseReason).toMatch(
        /^"Restore" on box: the step may still run there; its outcome is not known yet\. box .*refused the sign-in/,
      );
      expect(stateOf(rollback, 'Restore').status).toBe('running');
      await release();
      await restoreKey();
      await connection(rollback).reconnect();
      await expect.poll(() => rollback.session.state.status, { timeout: 10_000 }).toBe('ended');
      expect(rollback.session.state.outcome).toBe('passed');
      await expect.poll(() => parent.session.state.rollback?.outcome).toBe('passed');
      expect(await witness()).toEqual(['back', 'restored']);
    });

    it('asks once more at a second press: paused again while it is refused, continuing when the sign-in is accepted', async () => {
      const { engine, rollback, release: parent } = await refusedRollback();
      const press = () => engine.startRollback(parent.session.run, null, { reason: 'a test' });
      const holds = () => rollback.session.events.filter(({ type }) => type === 'run.paused').length;
      await press();
      await expect.poll(holds, { timeout: 10_000 }).toBe(2);
      expect(rollback.session.state.status).toBe('paused');
      await release();
      await restoreKey();
      await press();
      await expect.poll(() => rollback.session.state.outcome, { timeout: 10_000 }).toBe('passed');
      expect(await witness()).toEqual(['back', 'restored']);
    });

    it('stays paused when the step is canceled meanwhile', async () => {
      const { rollback } = await refusedRollback();
      await rollback.driver.cancelAll('enough');
      expect(stateOf(rollback, 'Restore').status).toBe('unknown');
      await restoreKey();
      await connection(rollback).reconnect();
      expect(rollback.session.state).toMatchObject({
        status: 'paused',
        pauseReason: expect.stringMatching(/^canceled by ann: enough/),
      });
    });

    it('ends `slipway rollback` with 3 and the line to resume with, which ends verified', async () => {
      const engine = engineHere();
      const { session } = await engine.createRun(file);
      await engine.close();
      const going = runSlipway(['rollback', session.run, '--yes', '--reason', 'a test'], env());
      await shutOut('back');
      const { code, stderr } = await going;
      expect(code).toBe(3);
      expect(stderr).toMatch(/Rollback paused: "Restore" on box: the step may still run there; its outcome/);
      const id = /slipway resume (\S+)/.exec(stderr)?.[1] ?? '';
      const refused = await runSlipway(['resume', id], env());
      expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining(`slipway resume ${id}`)]);
      await release();
      await restoreKey();
      expect(await runSlipway(['resume', id], env())).toMatchObject({ code: 0 });
      expect(await witness()).toEqual(['back', 'restored']);
    });
  });

  it('ends `slipway run` with 3: nothing is recorded of the step, and resuming records what happened', async () => {
    const child = spawnSlipway(['run', file, '--yes', '--json'], env());
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const ended = new Promise((done) => child.once('close', done));
    await shutOut('one');
    expect(await ended).toBe(3);
    expect(stderr).toMatch(
      /Paused: "Do it" on box: the step may still run there; its outcome is not known yet/,
    );
    expect(stdout).not.toContain('item.ended');
    const id = /slipway resume (\S+)/.exec(stderr)?.[1] ?? '';
    const refused = await runSlipway(['resume', id, '--yes'], env());
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining(`slipway resume ${id}`)]);
    const journal = await readFile(join(state, 'runs', id, 'journal.ndjson'), 'utf8');
    expect(journal).not.toContain('item.ended');
    await release();
    await restoreKey();
    expect(await runSlipway(['resume', id, '--yes'], env())).toMatchObject({ code: 0 });
    expect(await witness()).toEqual(['one', 'two', 'three']);
  });
});
