import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { afterPack } from '../../scripts/package/after-pack.mjs';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const pty = ['app.asar.unpacked', 'node_modules', 'node-pty'];
const context = (dir: string, electronPlatformName: string) => ({
  electronPlatformName,
  appOutDir: dir,
  packager: { getResourcesDir: (out: string) => out },
});

it('an application in which no terminal could start is not packaged', async () => {
  const dir = await folder();
  await mkdir(join(dir, ...pty, 'lib'), { recursive: true });
  await mkdir(join(dir, ...pty, 'prebuilds', 'linux-x64'), { recursive: true });
  await expect(afterPack(context(dir, 'linux'))).rejects.toThrow(
    /^node-pty is not there for linux: no terminal and no local step could start\. The package was not made\./,
  );
});

it('the helper for macOS is made executable before anything is signed, as npm does not leave it', async () => {
  const dir = await folder();
  const own = join(dir, ...pty, 'prebuilds', 'darwin-arm64');
  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'pty.node'), '');
  await writeFile(join(own, 'spawn-helper'), '', { mode: 0o644 });
  await afterPack(context(dir, 'darwin'));
  expect((await stat(join(own, 'spawn-helper'))).mode & 0o777).toBe(0o755);
});

it('elsewhere a compiled module is enough', async () => {
  const dir = await folder();
  await mkdir(join(dir, ...pty, 'build', 'Release'), { recursive: true });
  await writeFile(join(dir, ...pty, 'build', 'Release', 'pty.node'), '');
  await expect(afterPack(context(dir, 'linux'))).resolves.toBeUndefined();
});
