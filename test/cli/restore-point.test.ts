import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlipway, type SlipwayResult } from '../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

if (sshdMissing !== null) process.stderr.write(`restore-point.test is skipped: ${sshdMissing}\n`);

describe.skipIf(sshdMissing !== null)('a release with a restore point on a server that greets', () => {
  const folder = tempFolders();
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await writeFile(join(sshd.home, '.bashrc'), 'echo "Welcome to web-1 (production)"\n');
  });
  afterAll(() => sshd?.stop());

  /** A checklist of one step and a way back; `paths` and `keepIn` are below the folder `srv`. */
  async function lay(deploy: string, back: string, paths: readonly string[]) {
    const home = await folder();
    const srv = join(home, 'srv');
    const file = join(home, 'RELEASE.md');
    await mkdir(join(srv, 'opt', 'app'), { recursive: true });
    await mkdir(join(srv, 'data'));
    await mkdir(join(srv, 'other'));
    await writeFile(join(srv, 'data', 'bin'), 'old\n');
    await writeFile(join(srv, 'opt', 'app', 'config'), 'old\n');
    await writeFile(join(srv, 'other', 'config'), 'other\n');
    await symlink(join(srv, 'data', 'bin'), join(srv, 'opt', 'app', 'bin'));
    const step = (title: string, command: string): string =>
      `\`\`\`bash\n# ${title}\ncd ${srv} && ${command}\n\`\`\`\n`;
    await writeFile(
      file,
      `# Release\n\n## Deployment\n\n${step('Install', deploy)}\n## Rollback\n\n${step('Restore', back)}`,
    );
    const spec = {
      paths: paths.map((path) => join(srv, path)),
      keepIn: join(srv, 'keep'),
      version: 'echo 1.0',
    };
    await writeFile(
      join(home, 'RELEASE.slipway.yaml'),
      `version: 1\ntargets: { box: { ssh: box } }\nwhere: { Deployment: box, Rollback: box }\nrestorePoint: ${JSON.stringify(spec)}\n`,
    );
    const env = { SLIPWAY_HOME: join(home, 'state'), SLIPWAY_SSH_CONFIG: sshd.config };
    const slipway = (...args: string[]): Promise<SlipwayResult> => runSlipway(args, env);
    return { srv, file, slipway };
  }

  it('says what it does not hold before it is ready, and what was compared when it is back', async () => {
    const { srv, file, slipway } = await lay(
      'echo new > opt/app/bin && echo new > opt/app/config',
      'rm -rf opt/app && cp -a keep/app opt/app',
      ['opt/app'],
    );
    const out = `what bin -> ${join(srv, 'data', 'bin')} leads to`;
    const released = await slipway('run', file, '--yes');
    expect(released.code, released.stderr).toBe(0);
    const said = `${released.stdout}${released.stderr}`;
    expect(said).toContain('1.0 on box');
    expect(said).not.toContain('Welcome');
    expect(said).toContain(`not part of it: ${out}`);
    expect(said.indexOf('not part of it')).toBeLessThan(said.indexOf('rollback ready'));
    const back = await slipway('rollback', file, '--yes');
    expect(back.code, back.stderr).toBe(0);
    expect(back.stdout).toContain(
      `1.0 is back on box, verified by hash and version against the restore point: files, links, modes and empty folders under ${join(srv, 'opt', 'app')}; not ${out}`,
    );
    expect(await readFile(join(srv, 'opt', 'app', 'config'), 'utf8')).toBe('old\n');
  });

  it('keeps two paths of one last name, and the plan says what their copies are called', async () => {
    const { srv, file, slipway } = await lay(
      'echo new > opt/app/config && echo new > other/config',
      'cp keep/config opt/app/config && cp keep/config.2 other/config',
      ['opt/app/config', 'other/config'],
    );
    expect((await slipway('plan', file)).stdout).toContain(
      `The rollback finds it as ${join(srv, 'keep', 'config.2')}`,
    );
    expect((await slipway('run', file, '--yes')).code).toBe(0);
    const back = await slipway('rollback', file, '--yes');
    expect(back.code, back.stderr).toBe(0);
    expect(await readFile(join(srv, 'opt', 'app', 'config'), 'utf8')).toBe('old\n');
    expect(await readFile(join(srv, 'other', 'config'), 'utf8')).toBe('other\n');
  });

  it('stops before its first effect where the point cannot be taken whole, and leaves nothing there', async () => {
    const { srv, file, slipway } = await lay('echo new > opt/app/config', 'true', ['opt/app', 'other/gone']);
    const released = await slipway('run', file, '--yes');
    expect(released.code).not.toBe(0);
    expect(`${released.stdout}${released.stderr}`).toMatch(
      /other\/gone does not exist\. Nothing was deployed/,
    );
    expect(await readFile(join(srv, 'opt', 'app', 'config'), 'utf8')).toBe('old\n');
    expect((await readdir(srv)).toSorted()).toEqual(['data', 'opt', 'other']);
  });
});
