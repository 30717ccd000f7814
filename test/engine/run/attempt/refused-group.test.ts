import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fleet, startGroupAttempt } from '../../../support/fleet.ts';
import { runSlipway } from '../../../support/slipway.ts';
import { sshEngines } from '../../../support/ssh-engines.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const waits = 'touch ~/hold; while [ -e ~/hold ]; do sleep 0.05; done';

describe.skipIf(sshdMissing !== null)('a group of which one host lets nobody in after a cut', () => {
  let fleet: Fleet;
  let file: string;
  let state: string;
  beforeEach(async () => {
    fleet = await startGroupAttempt(2, 'LogLevel VERBOSE');
    const dir = await folder();
    file = join(dir, 'PLAN.md');
    state = join(dir, 'state');
    const step = `echo one >> ~/witness; ${waits}`;
    await writeFile(
      file,
      `# P\n\n## Deployment\n\n\`\`\`bash\n# Do it\n${step}\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\n# Restore\n${step}\n\`\`\`\n`,
    );
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\n${fleet.targets()}where: { Deployment: web, Rollback: web }\n`,
    );
  });
  afterEach(() => fleet.stop());
  // Hooks behind a test run last to first: engines close while their servers are there.
  const openEngine = sshEngines();

  const inHome = (host: string, name: string) => join(fleet.home(host), name);
  const witness = (host: string) => readFile(inHome(host, 'witness'), 'utf8').catch(() => '');
  const authorized = () => join(fleet.server('web-1').folder, 'authorized');
  const restoreKey = async () => writeFile(authorized(), await readFile(`${fleet.server('web-1').key}.pub`));

  /** Both hosts are at their step; web-1 lets nobody in any more, and has told the console so. */
  async function shutOut(): Promise<void> {
    for (const host of fleet.hosts) await expect.poll(() => witness(host), { timeout: 10_000 }).toBe('one\n');
    const struck = fleet.server('web-1');
    const before = struck.said().length;
    await writeFile(authorized(), '');
    await struck.cut();
    // The server reports a caller whose sign-in it refused once that caller has gone.
    await expect.poll(() => struck.said().slice(before), { timeout: 10_000 }).toMatch(/preauth/);
  }

  it('continues to the end of the other hosts before the command ends', async () => {
    const env = { SLIPWAY_HOME: state, SLIPWAY_SSH_CONFIG: fleet.config };
    const going = runSlipway(['run', file, '--yes', '--json'], env);
    await shutOut();
    await rm(inHome('web-2', 'hold'));
    const { code, stdout, stderr } = await going;
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('"Do it" on web-1: the step may still run there'),
    ]);
    const ended = stdout.split('\n').filter((line) => line.includes('"host.ended"'));
    expect(ended).toEqual([expect.stringMatching(/"host":"web-2".*"outcome":"passed"/)]);
    const id = /slipway resume (\S+)/.exec(stderr)?.[1] ?? '';
    await restoreKey();
    await rm(inHome('web-1', 'hold'));
    expect(await runSlipway(['resume', id, '--yes'], env)).toMatchObject({ code: 0 });
    expect(await witness('web-1')).toBe('one\n');
  });

  it('is rolled back on the other hosts before its rollback pauses, which continues once the sign-in is accepted', async () => {
    const engine = openEngine(state, fleet.config);
    const { session } = await engine.createRun(file);
    const rollback = await engine.run(await engine.startRollback(session.run, null, { reason: 'a test' }));
    await shutOut();
    expect(rollback.session.state.status).toBe('running');
    await rm(inHome('web-2', 'hold'));
    await expect.poll(() => rollback.session.state.status, { timeout: 10_000 }).toBe('paused');
    expect(rollback.session.state.pauseReason).toMatch(/^"Restore" on web-1: the step may still run there/);
    await rm(inHome('web-1', 'hold'));
    await restoreKey();
    await rollback.session.targets.remote('web-1').connection.reconnect();
    await expect.poll(() => rollback.session.state.outcome, { timeout: 10_000 }).toBe('passed');
    expect(await witness('web-1')).toBe('one\n');
  });
});
