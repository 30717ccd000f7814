import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { hostStates } from '../../../../src/shared/run/group-state.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { type Fleet, startGroupAttempt } from '../../../support/fleet.ts';
import { sshEngines } from '../../../support/ssh-engines.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const openEngine = sshEngines();

describe.skipIf(sshdMissing !== null)('an item on a group', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startGroupAttempt(4);
  });
  afterAll(() => fleet.stop());

  function engineIn(state: string): Engine {
    return openEngine(state, fleet.config);
  }

  /** A run whose deployment holds one step, on the group. */
  async function setUp(
    command: string,
    group = '',
    sidecar = '',
  ): Promise<{ engine: Engine; handle: DrivenRun; state: string; id: string }> {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(file, `# P\n\n## Deployment\n\n\`\`\`bash\n# Do it\n${command}\n\`\`\`\n`);
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\n${fleet.targets(group)}where: { Deployment: web }\n${sidecar}`,
    );
    const state = join(dir, 'state');
    const engine = engineIn(state);
    const handle = await engine.createRun(file);
    await handle.driver.openGate('deploy');
    return { engine, handle, state, id: handle.session.work[0]?.id ?? '' };
  }

  const statuses = (handle: DrivenRun, id: string) =>
    Object.fromEntries(
      hostStates(itemState(handle.session.state, id)).map((host) => [host.host, host.status]),
    );
  const counted = async (host: string, file: string) =>
    (await readFile(join(fleet.home(host), file), 'utf8').catch(() => '')).length;
  const lives = async (handle: DrivenRun, id: string, hosts?: readonly string[]) =>
    (await handle.driver.run(id, hosts === undefined ? {} : { hosts })).done;

  it('runs on every host, each with an intent, an outcome and an output of its own', async () => {
    const { handle, id } = await setUp(
      'echo "I am $(basename "$(dirname "$HOME")")"; printf x >> "$HOME/all"',
    );
    expect(await lives(handle, id)).toBe('passed');
    for (const host of fleet.hosts) {
      expect(await counted(host, 'all')).toBe(1);
      const output = await readFile(handle.session.outputFile(id, 1, host), 'utf8');
      expect(output).toMatch(/^I am slipway-sshd-/);
    }
    const outputs = await Promise.all(
      fleet.hosts.map((host) => readFile(handle.session.outputFile(id, 1, host), 'utf8')),
    );
    expect(new Set(outputs).size).toBe(fleet.hosts.length);
    const lines = (await readFile(handle.session.files.journal, 'utf8')).trim().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types.filter((type) => type === 'host.started')).toHaveLength(4);
    expect(types.filter((type) => type === 'host.ended')).toHaveLength(4);
    expect(types.at(-1)).toBe('item.ended');
  });

  it('that failed on some hosts is retried on those and on no other', async () => {
    const { handle, id } = await setUp('printf x >> "$HOME/retry"; [ ! -e "$HOME/broken" ] || exit 3');
    for (const host of ['web-2', 'web-4']) await writeFile(join(fleet.home(host), 'broken'), '');
    expect(await lives(handle, id)).toBe('failed');
    expect(statuses(handle, id)).toEqual({
      'web-1': 'passed',
      'web-2': 'failed',
      'web-3': 'passed',
      'web-4': 'failed',
    });
    expect(itemState(handle.session.state, id).attempts[0]?.reason).toBe(
      'failed on web-2, web-4; passed on web-1, web-3 (2 of 4 passed)',
    );
    for (const host of ['web-2', 'web-4']) await rm(join(fleet.home(host), 'broken'));
    expect(await lives(handle, id, ['web-4'])).toBe('failed');
    expect(await lives(handle, id)).toBe('passed');
    expect(await Promise.all(fleet.hosts.map((host) => counted(host, 'retry')))).toEqual([1, 2, 1, 2]);
    expect(itemState(handle.session.state, id).attempts.map((one) => one.hosts?.map((h) => h.host))).toEqual([
      fleet.hosts,
      ['web-4'],
      ['web-2'],
    ]);
  });

  it('rolls from batch to batch and begins no further host once too many have failed', async () => {
    const { handle, id } = await setUp(
      'printf x >> "$HOME/roll"; [ "$(basename "$PWD")" = never ]',
      ', strategy: rolling, batch: 2, maxFailures: 1',
    );
    expect(await lives(handle, id)).toBe('failed');
    expect(await Promise.all(fleet.hosts.map((host) => counted(host, 'roll')))).toEqual([1, 1, 0, 0]);
    expect(itemState(handle.session.state, id).attempts[0]?.reason).toBe(
      'failed on web-1, web-2; not started on web-3, web-4 (0 of 4 passed)',
    );
  });

  it('rolls one host at a time, and never two at once', async () => {
    const marks = await folder();
    const { handle, id } = await setUp(
      `mkdir ${marks}/busy || exit 9; sleep 0.05; rmdir ${marks}/busy`,
      ', strategy: rolling',
    );
    expect(await lives(handle, id)).toBe('passed');
  });

  it('refuses a host that is not in the group, and starts nothing', async () => {
    const { handle, id } = await setUp('printf x >> "$HOME/stranger"');
    await expect(handle.driver.run(id, { hosts: ['web-9'] })).rejects.toThrow(
      /web-9 is not in web\. Nothing was started/,
    );
    expect(itemState(handle.session.state, id).attempts).toEqual([]);
  });

  it('continues where its console died, asking every host that had started', async () => {
    const { engine, handle, state, id } = await setUp(
      'printf x >> "$HOME/crash"; while [ ! -e "$HOME/go" ]; do sleep 0.05; done',
      ', strategy: rolling, batch: 2',
    );
    const { run } = handle.session;
    const live = await handle.driver.run(id);
    live.done.catch(() => undefined);
    for (const host of ['web-1', 'web-2'])
      await expect.poll(() => counted(host, 'crash'), { timeout: 10_000 }).toBe(1);
    await engine.close();
    for (const host of fleet.hosts) await writeFile(join(fleet.home(host), 'go'), '');
    const again = await engineIn(state).run(run);
    await expect.poll(() => again.session.running.length, { timeout: 15_000 }).toBe(0);
    expect(statuses(again, id)).toEqual({
      'web-1': 'passed',
      'web-2': 'passed',
      'web-3': 'pending',
      'web-4': 'pending',
    });
    expect(itemState(again.session.state, id).status).toBe('part-way');
    expect(await lives(again, id)).toBe('passed');
    expect(await Promise.all(fleet.hosts.map((host) => counted(host, 'crash')))).toEqual([1, 1, 1, 1]);
  });

  it('stops everywhere when it is canceled, and starts nowhere else', async () => {
    const { handle, id } = await setUp(
      'printf x >> "$HOME/cancel"; sleep 60',
      ', strategy: rolling, batch: 2',
    );
    const live = await handle.driver.run(id);
    for (const host of ['web-1', 'web-2'])
      await expect.poll(() => counted(host, 'cancel'), { timeout: 10_000 }).toBe(1);
    await handle.driver.cancelAll('enough');
    expect(await live.done).toBe('cancelled');
    expect(statuses(handle, id)).toMatchObject({ 'web-1': 'cancelled', 'web-3': 'pending' });
    expect(await counted('web-3', 'cancel')).toBe(0);
  });

  it('has a restore point, artifacts and a verified rollback on every host', async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(
      file,
      '# P\n\n## Deployment\n\n```bash\n# Copy\ncp dist/app "$HOME/app"\n```\n\n## Rollback\n\n```bash\n# Restore\ncp "$HOME/kept/app" "$HOME/app"\n```\n',
    );
    await mkdir(join(dir, 'dist'));
    await writeFile(join(dir, 'dist', 'app'), 'new');
    for (const host of fleet.hosts) await writeFile(join(fleet.home(host), 'app'), `old ${host}`);
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\n${fleet.targets()}where: { Deployment: web, Rollback: web }\nartifacts: [dist/app]\nrestorePoint: { paths: ["~/app"], keepIn: "~/kept", version: "cat ~/app" }\n`,
    );
    const engine = engineIn(join(dir, 'state'));
    const handle = await engine.createRun(file);
    await handle.driver.openGate('deploy');
    const id = handle.session.work[0]?.id ?? '';
    expect(await lives(handle, id)).toBe('passed');
    const app = (host: string) => readFile(join(fleet.home(host), 'app'), 'utf8');
    for (const host of fleet.hosts) expect(await app(host)).toBe('new');
    expect(handle.session.state.restorePoint?.hosts?.map((host) => host.version)).toEqual(
      fleet.hosts.map((host) => `old ${host}`),
    );
    expect(handle.session.state.armed).toMatchObject({ ready: true, reasons: [] });
    const rollback = await engine.run(await engine.startRollback(handle.session.run, null));
    await engine.continueRollback(rollback);
    expect(rollback.session.state).toMatchObject({ status: 'ended', outcome: 'passed' });
    // Nothing of either run stays on the servers but the restore point, which has a place of its own.
    for (const host of fleet.hosts)
      await expect
        .poll(() => readdir(join(fleet.home(host), '.slipway')), { timeout: 10_000 })
        .not.toContain(rollback.session.run);
    expect([...rollback.session.state.verified].sort()).toEqual(fleet.hosts);
    for (const host of fleet.hosts) expect(await app(host)).toBe(`old ${host}`);
  });
});
