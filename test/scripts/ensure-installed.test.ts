import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeHelpersExecutable } from '../../scripts/ensure-installed.mjs';
import { copyProject, npmStart, plainEnvironment } from '../support/project-copy.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const helpersIn = (modules: string) =>
  ['arm64', 'x64'].map((arch) => join(modules, 'node-pty', 'prebuilds', `darwin-${arch}`, 'spawn-helper'));
const executableBits = (files: readonly string[]) =>
  Promise.all(files.map(async (file) => (await stat(file)).mode & 0o111));

describe.skipIf(process.platform === 'win32')('what node-pty starts programs with on macOS', () => {
  it('is executable once the dependencies are installed', async () => {
    const dir = await folder();
    const project = await copyProject(dir);
    const helpers = helpersIn(join(project, 'node_modules'));
    for (const helper of helpers) {
      await mkdir(join(helper, '..'), { recursive: true });
      await writeFile(helper, '');
      await chmod(helper, 0o644);
    }
    await npmStart(project, plainEnvironment(dir));
    expect(await executableBits(helpers)).toEqual([0o111, 0o111]);
  });

  it('lies where it is looked for', async () => {
    const modules = resolve('node_modules');
    makeHelpersExecutable(modules);
    expect(await executableBits(helpersIn(modules))).toEqual([0o111, 0o111]);
  });
});
