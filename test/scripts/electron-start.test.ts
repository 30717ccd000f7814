import { chmod, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sandboxProblem, startProblem } from '../../scripts/electron-start.mjs';
import { callIn, copyProject, installElectron, npmStart, plainEnvironment } from '../support/project-copy.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(process.platform !== 'linux')('npm start, where Electron is installed', () => {
  async function start(script: string, more: Readonly<Record<string, string>> = {}) {
    const dir = await folder();
    const project = await copyProject(dir);
    const electron = await installElectron(project, script);
    const env = { ...plainEnvironment(dir), DISPLAY: ':99', ...more };
    return { dir, project, electron, env, start: () => npmStart(project, env) };
  }

  it('opens its window, in the environment of the caller', async () => {
    const {
      env,
      project,
      start: open,
    } = await start('echo "path $PATH"; echo "node ${ELECTRON_RUN_AS_NODE-none}"; echo "args $*"', {
      ELECTRON_RUN_AS_NODE: '1',
    });
    const { lines } = await open();
    expect(lines).toContain(`path ${env.PATH}`);
    expect(lines).toContain('node none');
    expect(lines.find((line) => line.startsWith('args '))).toMatch(new RegExp(`${project} --practice$`));
    expect(callIn(lines)).toBeNull();
  });

  it.each([
    ['exit 127', 'it ended at once with status 127'],
    ['kill -TRAP $$', 'it ended at once by SIGTRAP'],
  ])('opens in a browser where it does: %s', async (script, why) => {
    const { lines } = await (await start(script)).start();
    expect(lines.filter((line) => line.startsWith('Electron cannot start'))).toEqual([
      `Electron cannot start here: ${why}. Slipway opens in a browser instead.`,
    ]);
    expect(callIn(lines).args).toEqual(['practice']);
  });

  it('takes the Electron that ELECTRON_OVERRIDE_DIST_PATH names, without path.txt', async () => {
    const { dir, electron, env, project } = await start('echo other');
    const elsewhere = join(dir, 'elsewhere');
    await rename(join(electron, 'dist'), elsewhere);
    await rm(join(electron, 'path.txt'));
    const { lines } = await npmStart(project, { ...env, ELECTRON_OVERRIDE_DIST_PATH: elsewhere });
    expect(lines).toContain('other');
  });

  it('leaves Ctrl-C to the window, and opens no other one after it', async () => {
    const { project, env } = await start(
      'kill -INT $PPID; sleep 0.3; kill -0 $PPID && echo held; kill -INT $$',
    );
    // npm tells of its status.
    const end: unknown = await npmStart(project, env).catch((error: unknown) => error);
    const lines = String(Reflect.get(Object(end), 'stdout')).split('\n');
    expect(lines).toContain('held');
    expect(lines.filter((line) => line.startsWith('Electron cannot start'))).toEqual([]);
    expect(callIn(lines)).toBeNull();
  });

  it('is tried to be fetched again a day after that failed, and not before', async () => {
    const { dir, electron, env, project } = await start('true');
    await rm(join(electron, 'path.txt'));
    const tries = join(dir, 'tries');
    const fail = `require('node:fs').appendFileSync(${JSON.stringify(tries)}, 'x'); process.exit(1);`;
    await writeFile(join(electron, 'install.js'), fail);
    await npmStart(project, env);
    await npmStart(project, env);
    expect(await readFile(tries, 'utf8')).toBe('x');
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1_000);
    await utimes(join(project, 'node_modules', '.slipway-no-electron'), yesterday, yesterday);
    await npmStart(project, env);
    expect(await readFile(tries, 'utf8')).toBe('xx');
  });

  it('fetches no Electron where one is named that is not there', async () => {
    const { dir, electron, env, project } = await start('true');
    await writeFile(join(electron, 'install.js'), 'require("node:fs").writeFileSync("fetched", "")');
    const { lines } = await npmStart(project, { ...env, ELECTRON_OVERRIDE_DIST_PATH: join(dir, 'none') });
    expect(callIn(lines).args).toEqual(['practice']);
    await expect(readFile(join(project, 'fetched'))).rejects.toThrow(/ENOENT/);
  });
});

describe('an Electron that ended', () => {
  it.each([
    [{ status: 0, signal: null, ms: 300 }, null],
    [{ status: 1, signal: null, ms: 300 }, 'it ended at once with status 1'],
    [{ status: 1, signal: 'SIGABRT', ms: 4_900 }, 'it ended at once by SIGABRT'],
    [{ status: 1, signal: null, ms: 60_000 }, null],
  ])('%j', (end, problem) => {
    expect(startProblem(end)).toBe(problem);
  });
});

describe.skipIf(process.platform === 'win32')('the sandbox of Electron', () => {
  /** A machine whose `unshare` ends with a status. */
  async function machine(status: number) {
    const dir = await folder();
    await mkdir(join(dir, 'bin'));
    await writeFile(join(dir, 'bin', 'unshare'), `#!/bin/sh\nexit ${status}\n`);
    await chmod(join(dir, 'bin', 'unshare'), 0o755);
    const env = { PATH: `${join(dir, 'bin')}:/usr/bin:/bin` };
    return { electron: join(dir, 'electron'), env, platform: 'linux', asRoot: false };
  }

  it('cannot start where user namespaces are refused', async () => {
    const { electron, ...rest } = await machine(1);
    expect(sandboxProblem(electron, rest)).toMatch(/needs user namespaces/);
  });

  it('starts where they are allowed, and is not looked at for root or elsewhere', async () => {
    const allowed = await machine(0);
    expect(sandboxProblem(allowed.electron, allowed)).toBeNull();
    const refused = await machine(1);
    expect(sandboxProblem(refused.electron, { ...refused, asRoot: true })).toBeNull();
    expect(sandboxProblem(refused.electron, { ...refused, platform: 'darwin' })).toBeNull();
  });

  it('is tried where nobody can tell', () => {
    expect(
      sandboxProblem('/nowhere/electron', { env: { PATH: '/nowhere' }, platform: 'linux', asRoot: false }),
    ).toBeNull();
  });

  it.skipIf(process.getuid?.() !== 0)(
    'starts with a helper that belongs to root and runs as root',
    async () => {
      const { electron, ...rest } = await machine(1);
      const helper = join(electron, '..', 'chrome-sandbox');
      await writeFile(helper, '');
      await chmod(helper, 0o4755);
      expect(sandboxProblem(electron, rest)).toBeNull();
      await chmod(helper, 0o755);
      expect(sandboxProblem(electron, rest)).not.toBeNull();
    },
  );
});
