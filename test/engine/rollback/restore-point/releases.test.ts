import { mkdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { type Fleet, startGroupAttempt } from '../../../support/fleet.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(sshdMissing !== null)('releases laid out as Capistrano does', () => {
  let fleet: Fleet;
  let engine: Engine;
  beforeAll(async () => {
    fleet = await startGroupAttempt(2);
  });
  afterEach(() => engine.close());
  afterAll(() => fleet.stop());

  const base = (host: string) => join(fleet.home(host), 'app');
  const current = (host: string) => readlink(join(base(host), 'current'));

  /** Three releases on every host, of which the second is current; the deployment makes a fourth. */
  async function deploy(back: string): Promise<DrivenRun> {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    for (const host of fleet.hosts) {
      for (const name of ['1', '2', '3']) {
        await mkdir(join(base(host), 'releases', name), { recursive: true });
        await writeFile(join(base(host), 'releases', name, 'VERSION'), `${name} on ${host}`);
      }
      await rm(join(base(host), 'current'), { force: true });
      await symlink(join(base(host), 'releases', '2'), join(base(host), 'current'));
    }
    await writeFile(
      file,
      `# P\n\n## Deployment\n\n\`\`\`bash\n# Publish\ncd ~/app && mkdir -p releases/4 && echo 4 > releases/4/VERSION && ln -sfn "$PWD/releases/4" current\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\n# Back\n${back}\n\`\`\`\n`,
    );
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\n${fleet.targets()}where: { Deployment: web, Rollback: web }\nrestorePoint: { releases: "~/app", version: "cat ~/app/current/VERSION" }\n`,
    );
    engine = new Engine({
      state: join(dir, 'state'),
      practice: practiceServer(resolve('resources')),
      sshConfig: fleet.config,
    });
    const handle = await engine.createRun(file);
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    for (const host of fleet.hosts) expect(await current(host)).toMatch(/releases\/4$/);
    return handle;
  }

  it('pin the current one by name, and go back to it whatever "the one before" means', async () => {
    // The document's own rollback goes to the newest but one, which is not the one that ran.
    const handle = await deploy('ln -sfn ~/app/releases/3 ~/app/current');
    expect(handle.session.state.restorePoint?.hosts?.map((host) => host.paths[0]?.kept)).toEqual(
      fleet.hosts.map((host) => join(base(host), 'releases', '2')),
    );
    expect(handle.session.state.armed).toMatchObject({ ready: true });
    const rollback = await engine.run(await engine.startRollback(handle.session.run, null));
    await engine.continueRollback(rollback);
    expect(rollback.session.state).toMatchObject({ status: 'ended', outcome: 'passed' });
    for (const host of fleet.hosts) expect(await current(host)).toBe(join(base(host), 'releases', '2'));
    const repointed = rollback.session.events.filter((event) => event.type === 'repoint.started');
    expect(repointed.map((event) => event.from.slice(-1)).sort()).toEqual(['3', '3', '4', '4']);
  });

  it('pause the rollback when the pinned release is no longer whole', async () => {
    const handle = await deploy('true');
    await writeFile(join(base('web-2'), 'releases', '2', 'VERSION'), 'changed');
    expect(await handle.checkReadiness()).toMatchObject({
      ready: false,
      reasons: [expect.stringMatching(/^web-2: the kept copy .*releases\/2 is missing or changed$/)],
    });
    const rollback = await engine.run(await engine.startRollback(handle.session.run, null));
    await engine.continueRollback(rollback);
    expect(rollback.session.state.pauseReason).toMatch(/restore point on web-2 is damaged/);
    expect(await current('web-2')).toMatch(/releases\/4$/);
  });
});
