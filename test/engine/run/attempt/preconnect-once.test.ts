import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(sshdMissing !== null)('a server that lets nobody in', () => {
  let sshd: Sshd;
  let engine: Engine;
  let handle: DrivenRun;

  beforeEach(async () => {
    sshd = await startSshd('box', 'LogLevel VERBOSE');
    // The connection that found the server listening is noticed late, and must not be counted as one of ours.
    await expect.poll(connections).toBe(1);
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await writeFile(join(sshd.folder, 'authorized'), '');
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    const checks = ['one', 'two', 'three', 'four', 'five', 'six'].map(
      (name) => `- [ ] Check ${name}: \`test -d / # ${name}\` <!-- slipway: retries=2 -->\n`,
    );
    await writeFile(
      file,
      `# P\n\n## Checks\n${checks.join('')}\n## Deployment\n\n\`\`\`bash\ntrue\n\`\`\`\n`,
    );
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      'version: 1\ntargets: { box: { ssh: box } }\nwhere: { Checks: box, Deployment: box }\n',
    );
    engine = new Engine({
      state: join(dir, 'state'),
      practice: practiceServer(resolve('resources')),
      sshConfig: sshd.config,
    });
    handle = await engine.createRun(file);
  });
  afterEach(async () => {
    await engine.close();
    await sshd.stop();
  });

  const refusals = (): number =>
    sshd.said().split(/Failed publickey|Connection closed by authenticating user/).length - 1;
  const connections = (): number => sshd.said().split('Connection from').length - 1;
  const outcomes = () =>
    handle.session.work
      .filter(({ phaseKind }) => phaseKind === 'preflight')
      .map(({ id }) => itemState(handle.session.state, id).status);

  async function runChecks(): Promise<void> {
    await handle.driver.advance({ kind: 'checks' });
    await handle.driver.whenStill();
  }

  it('is knocked at once, however many checks and retries want to run there', async () => {
    const before = connections();
    await runChecks();
    expect(outcomes()).toEqual(Array.from({ length: 6 }, () => 'failed'));
    await expect.poll(refusals).toBeGreaterThan(0);
    await expect.poll(() => connections() - before).toBe(1);
    await runChecks();
    expect(connections() - before).toBe(1);
  });

  it('is knocked at again when a person acts, once, and accepted when the key is back', async () => {
    const before = connections();
    await runChecks();
    handle.session.targets.allowRetryAfterRefusal();
    await runChecks();
    await expect.poll(() => connections() - before).toBe(2);
    await writeFile(join(sshd.folder, 'authorized'), await readFile(`${sshd.key}.pub`));
    handle.session.targets.allowRetryAfterRefusal();
    await runChecks();
    expect(outcomes()).toEqual(Array.from({ length: 6 }, () => 'passed'));
    await expect.poll(() => connections() - before).toBe(3);
  });

  it('lets a person in who opens a terminal once the key is back', async () => {
    await runChecks();
    await writeFile(join(sshd.folder, 'authorized'), await readFile(`${sshd.key}.pub`));
    const transport = handle.session.targets.remote('box');
    await expect(transport.exec('true')).rejects.toThrow(/refused the sign-in/);
    const stream = await transport.terminal({ cols: 80, rows: 24 }, () => undefined);
    stream.close();
    expect((await transport.exec('echo in')).stdout.toString()).toBe('in\n');
  });
});
