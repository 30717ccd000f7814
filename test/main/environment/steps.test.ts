import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { callerEnvironment } from '../../../scripts/caller-environment.mjs';
import { readLoginShell } from '../../../src/main/environment/read-login-shell.ts';
import { stepEnvironment } from '../../../src/main/environment/step-environment.ts';
import { plainEnvironment } from '../../support/project-copy.ts';
import { tempFolders } from '../../support/temp-folder.ts';

type Env = Readonly<Record<string, string>>;

const folder = tempFolders();
const run = promisify(execFile);
const whereIs = (name: string): string => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();

/** What `env -0` says, as variables; without what a shell counts and where it stands. */
function variables(text: string): Env {
  const entries = text.split('\0').filter((entry) => entry !== '');
  const all = entries.map((entry) => [
    entry.slice(0, entry.indexOf('=')),
    entry.slice(entry.indexOf('=') + 1),
  ]);
  return Object.fromEntries(all.filter(([name = '']) => !/^(?:_|PWD|OLDPWD|SHLVL|SLIPWAY_.*)$/.test(name)));
}

/** The environment of a step whose engine was started in this one. */
async function ofStep(env: Env): Promise<Env> {
  const dir = await folder();
  const file = join(dir, 'env');
  const script = resolve('test/main/environment/step-run.ts');
  await run(process.execPath, [script, dir, file], { env, timeout: 20_000 });
  return variables(await readFile(file, 'utf8'));
}

/** A caller with variables that tools set and start scripts touch. */
async function caller(): Promise<Env & { readonly PATH: string; readonly HOME: string }> {
  const dir = await folder();
  return {
    ...plainEnvironment(dir),
    LANG: 'C.UTF-8',
    LD_LIBRARY_PATH: '/opt/oracle/lib',
    XDG_DATA_DIRS: '/home/ada/share',
    KUBECONFIG: '/srv/team one/kube.yaml',
  };
}

/** What a terminal adds to the caller's environment by being one. */
const ofTerminal = { TERM: 'xterm-256color' };

describe.skipIf(process.platform === 'win32')('the environment of a step on this machine', () => {
  it('is the caller’s where npm has started the window', async () => {
    const env = await caller();
    const dir = await folder();
    const bin = join(dir, 'node_modules', '.bin');
    await mkdir(bin, { recursive: true });
    await writeFile(
      join(dir, 'package.json'),
      JSON.stringify({ name: 'slipway', scripts: { start: '/usr/bin/env -0' } }),
    );
    const { stdout } = await run('npm', ['run', 'start', '--silent'], { cwd: dir, env });
    const byNpm = variables(stdout);
    expect(byNpm.PATH).toContain(bin);
    expect(await ofStep(callerEnvironment(byNpm, dir))).toEqual({ ...env, ...ofTerminal });
  });

  it('is the caller’s where an AppImage has been started in a terminal', async () => {
    const env = await caller();
    const appRun = `export APPDIR=/tmp/.mount_S APPIMAGE=/x ARGV0=x OWD=/x CHROME_DESKTOP=x
export PATH="$APPDIR:$APPDIR/usr/sbin:$PATH" LD_LIBRARY_PATH="$APPDIR/usr/lib:$LD_LIBRARY_PATH"
export XDG_DATA_DIRS="$APPDIR/usr/share/:$XDG_DATA_DIRS:/usr/share/gnome:/usr/local/share/:/usr/share/"
export GSETTINGS_SCHEMA_DIR="$APPDIR/usr/share/glib-2.0/schemas"
exec /usr/bin/env -0`;
    const byAppRun = variables(execFileSync('/bin/sh', ['-c', appRun], { env, encoding: 'utf8' }));
    const start = {
      env: byAppRun,
      platform: 'linux' as const,
      isPackaged: true,
      isFromTerminal: true,
      readShell: readLoginShell,
      systemPath: (path: string) => Promise.resolve(path),
    };
    expect(await ofStep((await stepEnvironment(start)).env)).toEqual({ ...env, ...ofTerminal });
  });

  it.skipIf(process.platform !== 'linux').each([
    ['bash', '.bash_profile', 'export PATH="/opt/team/bin:$PATH" LANG=de_DE.UTF-8'],
    ['dash', '.profile', 'export PATH="/opt/team/bin:$PATH" LANG=de_DE.UTF-8'],
    ['zsh', '.zprofile', 'export PATH="/opt/team/bin:$PATH" LANG=de_DE.UTF-8'],
    ['fish', '.config/fish/config.fish', 'set -gx PATH /opt/team/bin $PATH; set -gx LANG de_DE.UTF-8'],
  ])(
    'has the PATH of a terminal with %s where a desktop has started the window',
    async (name, file, text) => {
      const shell = whereIs(name);
      if (shell === '') return;
      const home = await folder();
      await mkdir(dirname(join(home, file)), { recursive: true });
      await writeFile(join(home, file), `${text}\n`);
      const desktop = { HOME: home, PATH: '/usr/bin:/bin', SHELL: shell };
      const { env } = await stepEnvironment({
        env: desktop,
        platform: 'linux',
        isPackaged: true,
        isFromTerminal: false,
        readShell: readLoginShell,
        systemPath: (path) => Promise.resolve(path),
      });
      const typed = execFileSync('script', ['-qec', `${shell} -l`, '/dev/null'], {
        // `script` itself starts what it is told through this shell.
        env: { ...desktop, SHELL: '/bin/sh' },
        input: '/bin/sh -c "echo \\<\\$PATH=\\$LANG\\>"\nexit\n',
        encoding: 'utf8',
        timeout: 10_000,
      });
      const { PATH, LANG } = await ofStep(env);
      expect(PATH).toMatch(/^\/opt\/team\/bin:/);
      expect(typed).toContain(`<${PATH}=${LANG}>`);
    },
  );
});
