import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeHelperExecutable } from '../../../src/engine/vendor-patches/spawn-helper.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

async function helperIn(folderName: string, mode: number): Promise<string> {
  await mkdir(folderName, { recursive: true });
  const helper = join(folderName, 'spawn-helper');
  await writeFile(helper, '');
  await chmod(helper, mode);
  return helper;
}

describe.skipIf(process.platform === 'win32')('the program that starts terminals on macOS', () => {
  it('becomes executable, wherever it lies, and keeps what else it has', async () => {
    const dir = await folder();
    const built = await helperIn(join(dir, 'build', 'Release'), 0o600);
    const shipped = await helperIn(join(dir, 'prebuilds', 'darwin-arm64'), 0o644);
    const other = await helperIn(join(dir, 'prebuilds', 'darwin-x64'), 0o644);
    makeHelperExecutable(dir, 'arm64');
    expect(await Promise.all([built, shipped, other].map(modeOf))).toEqual([0o711, 0o755, 0o644]);
  });

  it('is found beside an archive, out of which no program can be started', async () => {
    const dir = await folder();
    const helper = await helperIn(
      join(dir, 'app.asar.unpacked', 'node_modules', 'node-pty', 'prebuilds', 'darwin-x64'),
      0o644,
    );
    makeHelperExecutable(join(dir, 'app.asar', 'node_modules', 'node-pty'), 'x64');
    expect(await modeOf(helper)).toBe(0o755);
  });

  it('may be missing', async () => {
    const dir = await folder();
    expect(() => makeHelperExecutable(dir, 'x64')).not.toThrow();
  });
});
