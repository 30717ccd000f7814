import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callIn, copyProject, installElectron, npmRun, plainEnvironment } from '../support/project-copy.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(process.platform !== 'linux')('npm run dev', () => {
  it('gives electron-vite the program of Electron, and its own words', async () => {
    const dir = await folder();
    const project = await copyProject(dir);
    const electron = await installElectron(project, 'true');
    const env = { ...plainEnvironment(dir), DISPLAY: ':99', ELECTRON_RUN_AS_NODE: '1' };
    const call = callIn((await npmRun('dev', project, env, '--watch')).lines);
    expect(call.args).toEqual(['dev', '--watch']);
    expect(call.env).toMatchObject({
      ELECTRON_EXEC_PATH: join(electron, 'dist', 'electron'),
      PATH: env.PATH,
    });
    expect(call.env).not.toHaveProperty('ELECTRON_RUN_AS_NODE');
    expect(call.env.NO_SANDBOX).toBe(process.getuid?.() === 0 ? '1' : undefined);
  });

  it.each([
    ['there is no display', {}, /^Electron cannot start here: there is no display .* opens in a browser/],
    [
      'its program cannot be fetched',
      { DISPLAY: ':99', ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
      /^Electron cannot start here: its program could not be fetched .* opens in a browser/,
    ],
  ])('opens a browser and says so where %s', async (_why, more, words) => {
    const dir = await folder();
    const project = await copyProject(dir);
    await installElectron(project, 'true', { isFetched: false });
    const { lines } = await npmRun('dev', project, { ...plainEnvironment(dir), ...more });
    expect(lines[0]).toMatch(words);
    expect(callIn(lines).args).toEqual(['open', '--browser']);
  });
});
