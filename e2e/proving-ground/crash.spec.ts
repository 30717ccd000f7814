import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlipway, spawnSlipway } from '../../test/support/slipway.ts';
import { type Ground, groundUnavailable, startGround } from './ground.ts';

const missing = await groundUnavailable();
if (missing !== null) process.stderr.write(`crash.spec is skipped: ${missing}\n`);

/** Every effect leaves one line at the witness, so that a step that ran twice cannot hide. */
const remotePlan = `# Crash drill

## Deployment Steps

### Server

\`\`\`bash
# Count and wait
echo begun >> /root/witness; sleep 3; echo ended >> /root/witness; echo the last words

# Count again
echo second >> /root/witness
\`\`\`
`;
const remoteSidecar = `version: 1
targets: { web-1: { ssh: web-1 } }
where: { "Deployment Steps": web-1 }
`;

describe.skipIf(missing !== null)('the console is killed', () => {
  let ground: Ground;
  let state: string;
  let folder: string;

  beforeAll(async () => {
    ground = await startGround();
    state = await mkdtemp(join(tmpdir(), 'slipway-crash-'));
    folder = join(state, 'project');
    await mkdir(folder);
  });

  afterAll(async () => {
    await ground?.stop();
    if (state !== undefined) await rm(state, { recursive: true, force: true });
  });

  it('in the middle of a remote step: the step continues, and reopening attaches to it', async () => {
    const file = join(folder, 'REMOTE.md');
    await writeFile(file, remotePlan);
    await writeFile(join(folder, 'REMOTE.slipway.yaml'), remoteSidecar);
    const home = join(state, 'remote');
    await killWhen(file, home, async () => (await witness()).includes('begun'));
    const run = await onlyRun(home);
    const shown = await runSlipway(['status', run, '--json'], env(home));
    expect(JSON.parse(shown.stdout).state.status).toBe('running');
    const resumed = await runSlipway(['resume', run, '--yes'], env(home));
    expect(resumed.stdout).toContain('reopened: 1 attempt was running');
    expect(resumed.code).toBe(0);
    expect(await witness()).toEqual(['begun', 'ended', 'second']);
    const log = (await readdir(join(home, 'runs', run, 'steps'))).find((name) => name.endsWith('.1.log'));
    expect(log).toBeDefined();
    const outputs = await Promise.all(
      (await readdir(join(home, 'runs', run, 'steps'))).map((name) =>
        readFile(join(home, 'runs', run, 'steps', name), 'utf8').catch(() => ''),
      ),
    );
    expect(outputs).toContain('the last words\n');
  });

  it('in the middle of a local step: its outcome is unknown, and nothing is run again', async () => {
    const file = join(folder, 'LOCAL.md');
    const mark = join(state, 'local-mark');
    await writeFile(
      file,
      `# Local drill\n\n## Deployment Steps\n\n\`\`\`bash\n# Count and wait\necho begun >> ${mark}; sleep 5; echo ended >> ${mark}\n\`\`\`\n`,
    );
    const home = join(state, 'local');
    await killWhen(file, home, async () => (await readFile(mark, 'utf8').catch(() => '')) !== '');
    const run = await onlyRun(home);
    const resumed = await runSlipway(['resume', run, '--yes'], env(home));
    expect(resumed.code).toBe(3);
    expect(resumed.stderr).toContain('Unknown outcome: Count and wait');
    expect(await readFile(mark, 'utf8')).toBe('begun\n');
  });

  it('and the server was restarted meanwhile: the step has not passed, and nothing is run again', async () => {
    await ground.exec('rm -f /root/witness');
    const file = join(folder, 'LONG.md');
    await writeFile(file, remotePlan.replace('sleep 3', 'sleep 60'));
    await writeFile(join(folder, 'LONG.slipway.yaml'), remoteSidecar);
    const home = join(state, 'reboot');
    await killWhen(file, home, async () => (await witness()).includes('begun'));
    await ground.reboot();
    const run = await onlyRun(home);
    const resumed = await runSlipway(['resume', run, '--yes'], env(home));
    // A server that shuts down in order tells its steps; one that does not leaves their outcome unknown.
    expect(resumed.stdout).toMatch(/ended by signal 15|the server was restarted while the step ran/);
    expect([1, 3]).toContain(resumed.code);
    expect(await witness()).toEqual(['begun']);
  });

  it('a line that goes dead in the middle of a step loses neither the step nor its output', async () => {
    await ground.exec('rm -f /root/witness');
    const home = join(state, 'cut');
    const child = spawnSlipway(['run', join(folder, 'REMOTE.md'), '--yes'], env(home));
    const ended = new Promise<number | null>((done) => child.once('close', done));
    await expect.poll(witness, { timeout: 20_000 }).toContain('begun');
    await ground.cutConnections();
    expect(await ended).toBe(0);
    expect(await witness()).toEqual(['begun', 'ended', 'second']);
  });

  function env(home: string): Record<string, string> {
    return { ...ground.env, SLIPWAY_HOME: home };
  }

  async function witness(): Promise<readonly string[]> {
    return (await ground.exec('cat /root/witness 2>/dev/null || true')).stdout
      .split('\n')
      .filter((line) => line !== '');
  }

  async function killWhen(file: string, home: string, begun: () => Promise<boolean>): Promise<void> {
    const child = spawnSlipway(['run', file, '--yes'], env(home));
    const gone = new Promise((done) => child.once('close', done));
    await expect.poll(begun, { timeout: 20_000, interval: 50 }).toBe(true);
    child.kill('SIGKILL');
    await gone;
  }

  async function onlyRun(home: string): Promise<string> {
    const [run] = await readdir(join(home, 'runs'));
    if (run === undefined) throw new Error(`no run in ${home}`);
    return run;
  }
});
