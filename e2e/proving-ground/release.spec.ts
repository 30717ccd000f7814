import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../src/engine/index.ts';
import { practiceServer } from '../../src/practice/practice-server.ts';
import { isForward, type WorkItem } from '../../src/shared/plan/work.ts';
import { isItemSettled, itemState } from '../../src/shared/run/run-state.ts';
import { runSlipway } from '../../test/support/slipway.ts';
import { type Ground, groundUnavailable, startGround } from './ground.ts';

/** The document that started it all lies beside the checkout; elsewhere its path is given. */
const seed = resolve(process.env.SLIPWAY_SEED ?? '../shared/design/seed-checklist.md');
const missing = (await groundUnavailable()) ?? (existsSync(seed) ? null : `there is no ${seed}`);
if (missing !== null) process.stderr.write(`release.spec is skipped: ${missing}\n`);

const sidecar = `version: 1
environment: production
targets:
  web-1: { ssh: web-1 }
where:
  "Performance Profiling > Profiling Tools > Load testing": web-1
  "Deployment Steps > 2. Backend Deployment": web-1
  "Deployment Steps > 4. Post-deployment": web-1
  "Deployment Steps > 4. Post-deployment > Run smoke tests": local
  "Deployment Steps > 4. Post-deployment > Verify connectivity": local
  "Rollback Procedure": web-1
artifacts: [target/release/chatapp-cli, crates/chatapp-proto/proto, scripts/rollback.sh]
restorePoint: { paths: [/app/chatapp-cli, /app/proto], keepIn: /app/backup, version: "curl -fsS localhost:8000/version" }
metrics:
  - { scrape: "http://localhost:8000/metrics", via: web-1, every: 1s }
  - { host: web-1, every: 2s }
logs:
  - { journal: chatapp, on: web-1 }
  - { file: /var/log/chatapp/app.log, on: web-1 }
gates: { deploy: { signoffs: all } }
`;

describe.skipIf(missing !== null)('the seed document on a real server', () => {
  let ground: Ground;
  let engine: Engine;
  let handle: DrivenRun;
  let state: string;
  let checklist: string;
  let oldHash: string;

  beforeAll(async () => {
    ground = await startGround();
    Object.assign(process.env, ground.env);
    state = await mkdtemp(join(tmpdir(), 'slipway-ground-'));
    checklist = join(ground.project, 'DEPLOYMENT_CHECKLIST.md');
    await copyFile(seed, checklist);
    await writeFile(join(ground.project, 'DEPLOYMENT_CHECKLIST.slipway.yaml'), sidecar);
    oldHash = await hashOnServer();
    engine = new Engine({
      state,
      actor: 'j.ito',
      practice: practiceServer(resolve('resources')),
      sshConfig: ground.sshConfig,
    });
  });

  afterAll(async () => {
    await engine?.close();
    await ground?.stop();
    if (state !== undefined) await rm(state, { recursive: true, force: true });
  });

  it('runs from its first box to the gate, every check and step for real', async () => {
    expect(await versionOnServer()).toBe('0.9.7');
    handle = await engine.createRun(checklist);
    await handle.driver.advance({ kind: 'checks' });
    await handle.driver.whenStill();
    for (const item of forward().filter((each) => each.phaseKind === 'preflight')) await settle(item);
    expect(open()).toEqual(
      forward()
        .filter((item) => item.phaseKind !== 'preflight' && !item.follow)
        .map((item) => item.id),
    );
  });

  it('keeps the gate shut until all five have signed', async () => {
    await expect(handle.driver.openGate('deploy')).rejects.toThrow(
      /sign-off missing: Backend Lead, Frontend Lead/,
    );
    for (const { role } of handle.session.plan.signoffs) await handle.driver.sign(role, 'J. Ito');
    await handle.driver.openGate('deploy');
  });

  it('deploys, stages what the commands copy, and verifies', async () => {
    for (const item of forward().filter((each) => each.phaseKind === 'deploy')) await settle(item);
    expect(await versionOnServer()).toBe('1.0.0');
    expect(await hashOnServer()).not.toBe(oldHash);
    expect(handle.session.state.restorePoint?.version).toBe('0.9.7');
    expect(handle.session.state.restorePoint?.paths[0]?.sha256).toBe(oldHash);
    expect(handle.session.state.armed).toMatchObject({ ready: true, reasons: [] });
  });

  it('follows logs and scrapes metrics through the connection while the rest is done', async () => {
    const watch = engine.watch(handle);
    for (const item of forward()) await settle(item);
    for (let n = 0; n < 20; n += 1) await ground.exec('curl -s localhost:8000/health');
    await expect
      .poll(() => watch.logs.sources.map((source) => source.state), { timeout: 15_000 })
      .toEqual(['live', 'live']);
    await expect
      .poll(
        () =>
          watch
            .snapshot()
            .flatMap((message) => (message.type === 'tiles' ? message.tiles.map((tile) => tile.id) : [])),
        { timeout: 15_000 },
      )
      .toEqual(expect.arrayContaining(['throughput', 'memory']));
    expect(open()).toEqual([]);
  });

  it('has changed nothing in the document but boxes', async () => {
    const before = await readFile(seed, 'utf8');
    const after = await readFile(checklist, 'utf8');
    expect(after.replaceAll('- [x]', '- [ ]')).toBe(before);
    const unticked = after
      .split('\n')
      .flatMap((line, index) => (line.startsWith('- [ ]') ? [index + 1] : []));
    const maintenance = handle.session.plan.items
      .filter((item) => item.role === 'maintenance')
      .map((item) => item.line);
    expect(unticked).toEqual(maintenance);
  });

  it('brings the previous release back by one command when the new one misbehaves', async () => {
    await ground.exec(`curl -s -X POST localhost:8000/fault -d '{"unhealthy":true}'`);
    const { run } = handle.session;
    // The window is gone: the rollback must not need it.
    await engine.close();
    const result = await runSlipway(['rollback', run, '--yes'], { ...ground.env, SLIPWAY_HOME: state });
    expect(result.stderr).toContain('Roll back Production Deployment Checklist');
    expect(result.stdout).toContain('0.9.7 is back on web-1, verified by hash and version');
    expect(result.code).toBe(0);
    expect(await hashOnServer()).toBe(oldHash);
    expect(await versionOnServer()).toBe('0.9.7');
    const again = await runSlipway(['rollback', run, '--yes'], { ...ground.env, SLIPWAY_HOME: state });
    expect(again.code).toBe(0);
  });

  it('leaves nothing of its attempts on the server', async () => {
    const { stdout } = await ground.exec(
      'ls /root/.slipway/*/ | grep -v -e : -e work -e state- | tr -d "\\n"',
    );
    expect(stdout).toBe('');
  });

  function forward(): readonly WorkItem[] {
    return handle.session.work.filter((item) => isForward(item.phaseKind));
  }

  function open(): readonly string[] {
    return forward()
      .filter((item) => !item.follow && !isItemSettled(handle.session.state, item.id))
      .map((item) => item.id);
  }

  /** What a person does with an item: tick what asks for eyes, run what can run, and look at what did not pass. */
  async function settle(item: WorkItem): Promise<void> {
    const { session, driver } = handle;
    if (isItemSettled(session.state, item.id) || itemState(session.state, item.id).status === 'running')
      return;
    if (item.kind === 'manual') return driver.tick(item.id);
    const live = await driver.run(item.id);
    if (item.follow) return;
    const outcome = await live.done;
    if (outcome !== 'passed') {
      const output = await readFile(session.outputFile(item.id, live.attempt, null), 'utf8');
      throw new Error(`${item.title}: ${item.command} ${outcome}\n${output}`);
    }
  }

  async function hashOnServer(): Promise<string> {
    return (await ground.exec('sha256sum /app/chatapp-cli')).stdout.slice(0, 64);
  }

  async function versionOnServer(): Promise<string> {
    return (await ground.exec('curl -s localhost:8000/version')).stdout.trim();
  }
});
