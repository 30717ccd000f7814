import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageArtifacts } from '../../../../src/engine/run/prepare/stage-artifacts.ts';
import { filesBelow, outgoing } from '../../../../src/engine/transport/copy/local-files.ts';
import { useSshTransport } from '../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

async function project(): Promise<string> {
  const dir = await folder();
  await mkdir(join(dir, 'dist', 'assets'), { recursive: true });
  await writeFile(join(dir, 'dist', 'app'), 'app');
  await writeFile(join(dir, 'dist', 'assets', 'größe 大小.css'), 'css');
  await chmod(join(dir, 'dist', 'app'), 0o755);
  return dir;
}

describe('a file on its way to a server', () => {
  it('has its size, mode and hash', async () => {
    const dir = await project();
    expect(await outgoing(join(dir, 'dist', 'app'), 'dist/app')).toMatchObject({
      path: 'dist/app',
      bytes: 3,
      mode: 0o755,
      sha256: 'a172cedcae47474b615c54d510a5d84a8dea3032e958587430b413538be3f333',
    });
  });

  it('cannot have a line break in its name', async () => {
    await expect(outgoing('/x/a\nb', 'a\nb')).rejects.toMatchObject({ code: 'FAILED' });
  });

  it('is found below its folder, sorted, without folders and links', async () => {
    const dir = await project();
    await symlink('/etc/passwd', join(dir, 'dist', 'link'));
    await mkdir(join(dir, 'dist', 'empty'));
    expect(await filesBelow(join(dir, 'dist'))).toEqual([
      join(dir, 'dist', 'app'),
      join(dir, 'dist', 'assets', 'größe 大小.css'),
    ]);
  });
});

describe.skipIf(sshdMissing !== null)('artifacts on a server', () => {
  const server = useSshTransport();
  const stage = (dir: string, run: string, ...artifacts: readonly string[]) => {
    const said: string[] = [];
    const staged = stageArtifacts({
      transport: server.transport,
      run,
      project: dir,
      artifacts,
      progress: (text) => said.push(text),
    });
    return staged.then(({ files, dir: there }) => ({ files, there, said }));
  };

  it('lie in the run’s folder under their own names and modes', async () => {
    const { files, there, said } = await stage(await project(), 'one', 'dist/');
    expect(files.map(({ path, skipped }) => [path, skipped])).toEqual([
      ['dist/app', false],
      ['dist/assets/größe 大小.css', false],
    ]);
    expect(said).toContain('uploading dist/app to box');
    const { stdout } = await server.transport.exec(
      `cd ${there} && stat -c %a dist/app && cat dist/app dist/assets/*`,
    );
    expect(stdout.toString()).toBe('755\nappcss');
  });

  it('are sent again only if they differ', async () => {
    const dir = await project();
    await stage(dir, 'two', 'dist');
    await writeFile(join(dir, 'dist', 'app'), 'new');
    const { files, said } = await stage(dir, 'two', 'dist');
    expect(files.map(({ skipped }) => skipped)).toEqual([false, true]);
    expect(said).toHaveLength(1);
  });

  it('that changed on the server are sent again', async () => {
    const dir = await project();
    const { there } = await stage(dir, 'three', 'dist/app');
    await server.transport.exec(`echo other > ${there}/dist/app`);
    expect((await stage(dir, 'three', 'dist/app')).files).toMatchObject([
      { path: 'dist/app', skipped: false },
    ]);
    expect((await server.transport.exec(`cat ${there}/dist/app`)).stdout.toString()).toBe('app');
  });

  it.each(['/etc/passwd', '../secret', 'dist/../../secret', 'dist/..'])('are never %s', async (artifact) => {
    await expect(stage(await project(), 'four', artifact)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('that are not built yet stop the upload before anything is sent', async () => {
    await expect(stage(await project(), 'five', 'dist', 'build/app')).rejects.toMatchObject({
      code: 'NOT_NOW',
      message: 'The artifact build/app does not exist yet. Nothing was uploaded.',
    });
    const { stdout } = await server.transport.exec('ls ~/.slipway/five 2>/dev/null | wc -l');
    expect(stdout.toString().trim()).toBe('0');
  });
});
