import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { hostStates } from '../../../../src/shared/run/group-state.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { type Fleet, startGroupAttempt } from '../../../support/fleet.ts';
import { runSlipway, spawnSlipway } from '../../../support/slipway.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

describe.skipIf(sshdMissing !== null)('a section on a rolling group', () => {
  let fleet: Fleet;
  let dir: string;
  beforeAll(async () => {
    fleet = await startGroupAttempt(4);
  });
  afterAll(() => fleet.stop());
  beforeEach(async () => {
    dir = await folder();
    for (const host of fleet.hosts)
      for (const mark of ['broken', 'wait', 'first']) await rm(join(fleet.home(host), mark), { force: true });
  });

  function engineIn(): Engine {
    const engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      practice: practiceServer(resolve('resources')),
      sshConfig: fleet.config,
    });
    engines.push(engine);
    return engine;
  }

  /** A deployment of three steps, each of which says on which host it ran. */
  async function write(settings: string, attributes = ''): Promise<string> {
    const say = (word: string) => `echo "$HOME ${word}" >> ${dir}/order`;
    await writeFile(
      join(dir, 'PLAN.md'),
      `# P\n\n## Deployment\n\n\`\`\`bash\n# Stop\n${say('stop')}\n\`\`\`\n\n\`\`\`bash${attributes}\n# Swap\n${say('swap')}; while [ -e "$HOME/wait" ]; do sleep 0.05; done; [ ! -e "$HOME/broken" ]\n\`\`\`\n\n\`\`\`bash\n# Verify\n${say('verify')}\n\`\`\`\n`,
    );
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\n${fleet.targets(`, strategy: rolling${settings}`)}where: { Deployment: web }\n`,
    );
    return join(dir, 'PLAN.md');
  }

  async function create(settings: string, attributes = ''): Promise<DrivenRun> {
    const handle = await engineIn().createRun(await write(settings, attributes));
    await handle.driver.openGate('deploy');
    return handle;
  }

  async function advance(handle: DrivenRun): Promise<void> {
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
  }

  /** What ran, in order, as `web-1 stop`. */
  async function order(): Promise<readonly string[]> {
    const byHome = new Map(fleet.hosts.map((host) => [fleet.home(host), host]));
    const lines = (await readFile(join(dir, 'order'), 'utf8').catch(() => '')).trim().split('\n');
    return lines.map((line) => {
      const [home = '', word] = line.split(' ');
      return `${byHome.get(home) ?? home} ${word}`;
    });
  }

  const mark = (host: string, name: string) => writeFile(join(fleet.home(host), name), '');
  const unmark = (host: string, name: string) => rm(join(fleet.home(host), name), { force: true });
  const item = (handle: DrivenRun, title: string) =>
    handle.session.work.find((each) => each.title === title)?.id ?? '';
  const stateOf = (handle: DrivenRun, title: string) => itemState(handle.session.state, item(handle, title));
  const reasonOf = (handle: DrivenRun, title: string) => stateOf(handle, title).attempts.at(-1)?.reason;
  const hostsOf = (handle: DrivenRun, title: string) =>
    hostStates(stateOf(handle, title)).map(({ status }) => status);
  const whole = (host: string) => ['stop', 'swap', 'verify'].map((word) => `${host} ${word}`);

  it('takes a batch through the whole section before the next batch begins', async () => {
    const handle = await create(', batch: 2');
    await advance(handle);
    const ran = await order();
    const expected = [
      ['web-1', 'web-2'],
      ['web-3', 'web-4'],
    ].flatMap((batch) => ['stop', 'swap', 'verify'].map((word) => batch.map((host) => `${host} ${word}`)));
    expect(expected.map((_batch, index) => ran.slice(index * 2, index * 2 + 2).sort())).toEqual(expected);
    expect(ran).toHaveLength(12);
    // An item ends with its last host, not with the section.
    const ends = handle.session.events.flatMap((event) => (event.type === 'item.ended' ? event.item : []));
    expect(ends).toEqual(['Stop', 'Swap', 'Verify'].map((title) => item(handle, title)));
    const last = handle.session.events.findIndex(
      (event) => event.type === 'item.ended' && event.item === item(handle, 'Stop'),
    );
    expect(
      handle.session.events
        .slice(last)
        .some((event) => event.type === 'host.started' && event.item === item(handle, 'Verify')),
    ).toBe(true);
    for (const title of ['Stop', 'Swap', 'Verify']) {
      expect(stateOf(handle, title).status).toBe('passed');
      expect(stateOf(handle, title).attempts).toHaveLength(1);
      expect(hostsOf(handle, title)).toEqual(['passed', 'passed', 'passed', 'passed']);
    }
  });

  it('goes no further than maxFailures allows, and on from there once it is mended', async () => {
    const handle = await create('');
    await mark('web-2', 'broken');
    await advance(handle);
    expect(await order()).toEqual([...whole('web-1'), 'web-2 stop', 'web-2 swap']);
    expect(handle.session.state).toMatchObject({
      status: 'paused',
      pauseReason:
        '"Swap": failed. web-1 done; web-2 at "Swap" (failed); web-3, web-4 not started. Resuming continues each host from its current step',
    });
    expect(hostsOf(handle, 'Swap')).toEqual(['passed', 'failed', 'pending', 'pending']);
    expect(reasonOf(handle, 'Swap')).toBe(
      'failed on web-2; not started on web-3, web-4; passed on web-1 (1 of 4 passed)',
    );
    // Nobody has canceled what stands around it.
    expect(stateOf(handle, 'Stop').status).toBe('part-way');
    expect(reasonOf(handle, 'Stop')).toBe(
      'not started on web-3, web-4; passed on web-1, web-2 (2 of 4 passed)',
    );
    expect(stateOf(handle, 'Verify').status).toBe('part-way');
    expect(reasonOf(handle, 'Verify')).toBe(
      'not started on web-2, web-3, web-4; passed on web-1 (1 of 4 passed)',
    );
    expect(hostsOf(handle, 'Verify')).toEqual(['passed', 'pending', 'pending', 'pending']);
    expect(handle.session.running).toEqual([]);
    await unmark('web-2', 'broken');
    await advance(handle);
    expect((await order()).slice(5)).toEqual([
      'web-2 swap',
      'web-2 verify',
      ...whole('web-3'),
      ...whole('web-4'),
    ]);
    expect(stateOf(handle, 'Verify').status).toBe('passed');
  });

  it('lets the failed host drop out and the others go through, where maxFailures allows it', async () => {
    const handle = await create(', maxFailures: 1');
    await mark('web-2', 'broken');
    await advance(handle);
    expect(await order()).toEqual([
      ...whole('web-1'),
      'web-2 stop',
      'web-2 swap',
      ...whole('web-3'),
      ...whole('web-4'),
    ]);
    expect(stateOf(handle, 'Swap').status).toBe('failed');
    expect(handle.session.state).toMatchObject({
      status: 'paused',
      pauseReason: expect.stringMatching(
        /^"Swap": failed\. web-1, web-3, web-4 done; web-2 at "Swap" \(failed\)\./,
      ),
    });
    await unmark('web-2', 'broken');
    await advance(handle);
    expect((await order()).slice(-2)).toEqual(['web-2 swap', 'web-2 verify']);
    expect(await order()).toHaveLength(13);
  });

  it('retries a step by hand on the host that failed, and on none whose turn has not come', async () => {
    const handle = await create('');
    await mark('web-1', 'broken');
    await advance(handle);
    await unmark('web-1', 'broken');
    await (await handle.driver.run(item(handle, 'Swap'))).done;
    expect(await order()).toEqual(['web-1 stop', 'web-1 swap', 'web-1 swap']);
    await advance(handle);
    expect((await order()).slice(3)).toEqual([
      'web-1 verify',
      ...whole('web-2'),
      ...whole('web-3'),
      ...whole('web-4'),
    ]);
  });

  it('tries again on a host as often as its author allows, before the next batch', async () => {
    const handle = await create('', ' { retries=1 }');
    await writeFile(
      join(dir, 'PLAN.md'),
      (await readFile(join(dir, 'PLAN.md'), 'utf8')).replace(
        '[ ! -e "$HOME/broken" ]',
        '[ -e "$HOME/first" ] || { touch "$HOME/first"; false; }',
      ),
    );
    await engines[0]?.takeDocument(handle.session.run);
    await advance(handle);
    expect((await order()).slice(0, 5)).toEqual([
      'web-1 stop',
      'web-1 swap',
      'web-1 swap',
      'web-1 verify',
      'web-2 stop',
    ]);
    expect(stateOf(handle, 'Swap').status).toBe('passed');
  });

  it('continues with the batch where its console died, and runs nothing twice', async () => {
    const handle = await create(', batch: 2');
    const { run } = handle.session;
    await mark('web-3', 'wait');
    await handle.driver.advance({ kind: 'gate' });
    handle.driver.whenStill().catch(() => undefined);
    await expect.poll(order, { timeout: 20_000 }).toContain('web-3 swap');
    await expect.poll(order, { timeout: 20_000 }).toContain('web-4 swap');
    await engines.pop()?.close();
    await unmark('web-3', 'wait');
    const again = await engineIn().run(run);
    await expect.poll(() => again.session.running.length, { timeout: 15_000 }).toBe(0);
    expect(hostsOf(again, 'Swap')).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(hostsOf(again, 'Verify')).toEqual(['passed', 'passed', 'pending', 'pending']);
    await advance(again);
    expect([...(await order())].sort()).toEqual(fleet.hosts.flatMap(whole).sort());
    expect(stateOf(again, 'Verify').status).toBe('passed');
  });

  it('starts nothing more once it is paused, and stops everywhere when it is canceled', async () => {
    const handle = await create('');
    await mark('web-1', 'wait');
    await handle.driver.advance({ kind: 'gate' });
    await expect.poll(order, { timeout: 20_000 }).toContain('web-1 swap');
    await handle.driver.pause('a word first');
    await unmark('web-1', 'wait');
    await handle.driver.whenStill();
    expect(await order()).toEqual(['web-1 stop', 'web-1 swap']);
    expect(handle.session.running).toEqual([]);
    await mark('web-2', 'wait');
    await handle.driver.advance({ kind: 'gate' });
    await expect.poll(order, { timeout: 20_000 }).toContain('web-2 swap');
    await handle.driver.cancelAll('enough');
    await handle.driver.whenStill();
    await unmark('web-2', 'wait');
    expect(hostsOf(handle, 'Swap')).toEqual(['passed', 'cancelled', 'pending', 'pending']);
    expect(stateOf(handle, 'Swap').status).toBe('cancelled');
    expect(reasonOf(handle, 'Swap')).toBe(
      'enough: canceled on web-2; not started on web-3, web-4; passed on web-1 (1 of 4 passed)',
    );
    expect(handle.session.running).toEqual([]);
  });

  it('continues after its process was killed in the middle of a batch', async () => {
    const file = await write('');
    const env = { SLIPWAY_HOME: join(dir, 'state'), SLIPWAY_SSH_CONFIG: fleet.config };
    await mark('web-2', 'wait');
    const child = spawnSlipway(['run', file, '--yes'], env);
    const ended = new Promise((done) => child.once('close', done));
    await expect.poll(order, { timeout: 20_000 }).toContain('web-2 swap');
    child.kill('SIGKILL');
    await ended;
    await unmark('web-2', 'wait');
    const [run = ''] = await readdir(join(dir, 'state', 'runs'));
    const { code, stderr } = await runSlipway(['resume', run, '--yes'], env);
    expect(code, stderr).toBe(0);
    expect(await order()).toEqual(fleet.hosts.flatMap(whole));
  });

  it('says on the command line which hosts are done, which failed and which have not started', async () => {
    const file = await write('');
    const env = { SLIPWAY_HOME: join(dir, 'state'), SLIPWAY_SSH_CONFIG: fleet.config };
    await mark('web-2', 'broken');
    const { code, stdout, stderr } = await runSlipway(['run', file, '--yes'], env);
    expect(code).toBe(1);
    expect(stdout).toMatch(/◐ Stop .*not started on web-3, web-4; passed on web-1, web-2 \(2 of 4 passed\)/);
    expect(stdout).toMatch(
      /✗ Swap .*failed on web-2; not started on web-3, web-4; passed on web-1 \(1 of 4 passed\)/,
    );
    expect(stderr).toContain(
      'Paused part way: web-1 done; web-2 at "Swap" (failed); web-3, web-4 not started. Resuming continues each host from its current step.',
    );
    const run = /run (\S+) stays open/.exec(stderr)?.[1] ?? '';
    const status = await runSlipway(['status', run], env);
    expect(status.stdout).toMatch(
      /part-way .*not started on web-2, web-3, web-4; passed on web-1 \(1 of 4 passed\)/,
    );
    await unmark('web-2', 'broken');
    const resumed = await runSlipway(['resume', run, '--yes'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect((await order()).filter((line) => line.endsWith('swap'))).toHaveLength(5);
  });

  it('is rolled by the command line as well', async () => {
    const file = await write('');
    const { code, stderr } = await runSlipway(['run', file, '--yes'], {
      SLIPWAY_HOME: join(dir, 'state'),
      SLIPWAY_SSH_CONFIG: fleet.config,
    });
    expect(code, stderr).toBe(0);
    expect(await order()).toEqual(fleet.hosts.flatMap(whole));
  });
});
