import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageArtifacts } from '../../../../src/engine/run/prepare/stage-artifacts.ts';
import { outgoing } from '../../../../src/engine/transport/copy/local-files.ts';
import { listTree } from '../../../../src/engine/transport/copy/local-tree.ts';
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
});

describe('a folder on its way to a server', () => {
  it('is listed with its folders, empty ones too, and its links', async () => {
    const dir = await project();
    await mkdir(join(dir, 'dist', 'empty'));
    await mkdir(join(dir, 'out', 'side'), { recursive: true });
    await writeFile(join(dir, 'out', 'side', 'file'), 'x');
    await symlink('app', join(dir, 'dist', 'link'));
    await symlink('assets', join(dir, 'dist', 'linked'));
    await symlink('../out', join(dir, 'dist', 'outside'));
    await symlink(join(dir, 'dist', 'app'), join(dir, 'dist', 'absolute'));
    const kept = await listTree(join(dir, 'dist'), 'dist', 'kept-within');
    expect(kept.links).toEqual([
      { path: 'dist/link', text: 'app' },
      { path: 'dist/linked', text: 'assets' },
    ]);
    expect(kept.folders.map(({ path }) => path)).toEqual([
      'dist',
      'dist/assets',
      'dist/empty',
      'dist/outside',
      'dist/outside/side',
    ]);
    expect(kept.files.map(({ path }) => path)).toEqual([
      'dist/absolute',
      'dist/app',
      'dist/assets/größe 大小.css',
      'dist/outside/side/file',
    ]);
    const followed = await listTree(join(dir, 'dist'), '/to', 'followed');
    expect(followed.links).toEqual([]);
    expect(followed.files.map(({ path }) => path)).toContain('/to/linked/größe 大小.css');
  });

  it.each([
    ['a link that leads nowhere', 'gone', /leads nowhere\. Nothing was copied/],
    ['a link to itself', 'odd', /leads nowhere/],
    ['a link to a folder that it is in', '.', /leads back to a folder it is in/],
    ['a device', '/dev/null', /neither a file nor a folder/],
  ])('is refused with %s in it', async (_what, text, words) => {
    const dir = await project();
    await symlink(text, join(dir, 'dist', 'assets', 'odd'));
    await expect(listTree(join(dir, 'dist'), 'dist', 'followed')).rejects.toThrow(words);
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
