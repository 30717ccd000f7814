import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { runSlipway, spawnSlipway } from '../../../support/slipway.ts';
import { type SlowLine, slowLine } from '../../../support/slow-line.ts';
import { sshEngines } from '../../../support/ssh-engines.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(sshdMissing !== null)('the steps of a rollback that are sent ahead', () => {
  let sshd: Sshd;
  let line: SlowLine;
  const openEngine = sshEngines();
  beforeAll(async () => {
    sshd = await startSshd('box');
    line = await slowLine({ host: '127.0.0.1', port: sshd.port }, 40);
    await writeFile(sshd.knownHosts, (await sshd.hostKeyLine()).replace(`:${sshd.port}`, `:${line.port}`));
    await writeFile(
      sshd.config,
      (await readFile(sshd.config, 'utf8')).replace(`Port ${sshd.port}`, `Port ${line.port}`),
    );
  });
  afterAll(async () => {
    line.close();
    await sshd.stop();
  });

  /** A deployed release whose rollback is to be; its steps leave their names in `witness`. */
  async function releaseOf(steps: readonly string[]): Promise<Released> {
    const dir = await folder();
    const witness = join(dir, 'witness');
    const fenced = steps.map((step) => step.replaceAll('DIR', dir)).join('\n\n');
    await writeFile(
      join(dir, 'PLAN.md'),
      `# P\n\n## Deployment\n\n\`\`\`bash\n# Publish\ntrue\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\n${fenced}\n\`\`\`\n`,
    );
    await mkdir(join(dir, 'data'));
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      'version: 1\ntargets: { box: { ssh: box } }\nwhere: { Deployment: box, Rollback: box }\n',
    );
    const engine = openEngine(join(dir, 'state'), sshd.config);
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    const told = (): Promise<string> => readFile(witness, 'utf8').catch(() => '');
    return { dir, engine, run: handle.session.run, told };
  }

  /** The same with its rollback begun. */
  async function rollbackOf(steps: readonly string[]): Promise<Released & { readonly rollback: DrivenRun }> {
    const released = await releaseOf(steps);
    const { engine, run } = released;
    return { ...released, rollback: await engine.run(await engine.startRollback(run, null)) };
  }

  interface Released {
    readonly dir: string;
    readonly engine: Engine;
    readonly run: string;
    readonly told: () => Promise<string>;
  }

  const leave = (name: string, more = 'true'): string => `# ${name}\necho ${name} >> DIR/witness; ${more}`;
  const types = ({ session }: DrivenRun): string[] => session.events.map(({ type }) => type);
  const hold = 'until [ -e DIR/go ]; do sleep 0.05; done';

  it('begin at their server without waiting for this console, each once and on record first', async () => {
    const { rollback, engine, told } = await rollbackOf([leave('one'), leave('two'), leave('three')]);
    await engine.continueRollback(rollback);
    const { state, events } = rollback.session;
    expect(state).toMatchObject({ status: 'ended', outcome: 'passed', sent: [] });
    expect(await told()).toBe('one\ntwo\nthree\n');
    const at = (type: string, index: number): number =>
      events.findIndex(
        (event) => event.type === type && 'item' in event && event.item === state.order[index],
      );
    // The intent of the second is on record before the first has ended, and that it began only behind that end.
    expect(at('item.sent', 1)).toBeGreaterThan(at('item.started', 0));
    expect(at('item.sent', 1)).toBeLessThan(at('item.ended', 0));
    expect(at('item.started', 1)).toBeGreaterThan(at('item.ended', 0));
    for (const id of state.order) expect(itemState(state, id).attempts).toMatchObject([{ n: 1 }]);
  });

  it('do not begin where the one before them fails, and run once it has passed', async () => {
    const { dir, rollback, engine, told } = await rollbackOf([
      leave('one'),
      leave('two', 'test -e DIR/ok'),
      leave('three'),
    ]);
    await engine.continueRollback(rollback);
    expect(rollback.session.state).toMatchObject({ status: 'paused', sent: [] });
    expect(await told()).toBe('one\ntwo\n');
    expect(types(rollback)).not.toContain('item.withdrawn');
    await writeFile(join(dir, 'ok'), '');
    await engine.continueRollback(rollback);
    expect(rollback.session.state).toMatchObject({ status: 'ended', outcome: 'passed' });
    expect(await told()).toBe('one\ntwo\ntwo\nthree\n');
  });

  it('do not begin once a person pauses, and run when the rollback goes on', async () => {
    const { dir, rollback, engine, told } = await rollbackOf([
      leave('one', hold),
      leave('two'),
      leave('three'),
    ]);
    const walked = engine.continueRollback(rollback);
    await expect.poll(() => rollback.session.state.sent?.length).toBe(2);
    await expect.poll(told).toBe('one\n');
    await rollback.driver.pause('a look first');
    const [, second, third] = rollback.driver.attempts.all;
    expect(await Promise.all([second?.withdraw?.(), third?.withdraw?.()])).toEqual([true, true]);
    await writeFile(join(dir, 'go'), '');
    await walked;
    await expect.poll(() => rollback.session.running).toEqual([]);
    await expect.poll(() => rollback.session.state.sent).toEqual([]);
    expect(await told()).toBe('one\n');
    await engine.continueRollback(rollback);
    expect(rollback.session.state).toMatchObject({ status: 'ended', outcome: 'passed' });
    expect(await told()).toBe('one\ntwo\nthree\n');
  });

  it('run once, in the next console, where this one is killed', async () => {
    const { dir, engine, run, told } = await releaseOf([leave('one', hold), leave('two'), leave('three')]);
    await engine.close();
    const state = join(dir, 'state');
    const env = { SLIPWAY_HOME: state, SLIPWAY_SSH_CONFIG: sshd.config };
    const killed = spawnSlipway(['rollback', run, '--yes'], env);
    const rollback = async (): Promise<string> =>
      (await readdir(join(state, 'runs'))).find((name) => name !== run) ?? '';
    const journal = async (): Promise<string> =>
      readFile(join(state, 'runs', await rollback(), 'journal.ndjson'), 'utf8').catch(() => '');
    await expect
      .poll(async () => (await journal()).match(/item\.sent/g)?.length, { timeout: 10_000 })
      .toBe(2);
    await expect.poll(told).toBe('one\n');
    killed.kill('SIGKILL');
    await once(killed, 'close');
    await writeFile(join(dir, 'go'), '');
    expect(await runSlipway(['resume', await rollback(), '--yes'], env)).toMatchObject({ code: 0 });
    expect(await told()).toBe('one\ntwo\nthree\n');
  });

  it('run once where the line is cut under them', async () => {
    const { dir, rollback, engine, told } = await rollbackOf([
      leave('one', hold),
      leave('two'),
      leave('three'),
    ]);
    const walked = engine.continueRollback(rollback);
    await expect.poll(told).toBe('one\n');
    line.cut();
    await writeFile(join(dir, 'go'), '');
    await walked;
    expect(rollback.session.state).toMatchObject({ status: 'ended', outcome: 'passed' });
    expect(await told()).toBe('one\ntwo\nthree\n');
  });
});
