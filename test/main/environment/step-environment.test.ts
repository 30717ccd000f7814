import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readLoginShell } from '../../../src/main/environment/read-login-shell.ts';
import { type Start, stepEnvironment } from '../../../src/main/environment/step-environment.ts';
import { systemPath } from '../../../src/main/environment/system-path.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();

const finder = {
  HOME: '/Users/ada',
  PATH: '/usr/bin:/bin:/usr/sbin:/sbin',
  SHELL: '/bin/zsh',
  TMPDIR: '/var/x',
};
const opened = (more: Partial<Start> = {}): Start => ({
  env: finder,
  platform: 'darwin',
  isPackaged: true,
  isFromTerminal: false,
  readShell: () => Promise.resolve({ env: {} }),
  systemPath: (path) => Promise.resolve(`/opt/homebrew/bin:${path}`),
  ...more,
});

describe('the environment of steps on this machine', () => {
  it('takes from the login shell its PATH, language and agent, and nothing else', async () => {
    const env = {
      PATH: '/opt/homebrew/bin:/usr/bin:/bin',
      LANG: 'de_DE.UTF-8',
      LC_TIME: 'C',
      SSH_AUTH_SOCK: '/Users/ada/.1password/agent.sock',
      TMPDIR: '/elsewhere',
      NODE_OPTIONS: '--require /evil',
      LD_PRELOAD: '/evil',
    };
    const { TMPDIR: _tmp, NODE_OPTIONS: _node, LD_PRELOAD: _load, ...taken } = env;
    expect(await stepEnvironment(opened({ readShell: () => Promise.resolve({ env }) }))).toEqual({
      env: { ...finder, ...taken },
      source: 'from your login shell, /bin/zsh',
    });
  });

  it.each([
    ['from a terminal', { isFromTerminal: true }],
    ['from its source', { isPackaged: false }],
    ['on Windows', { platform: 'win32' as const }],
  ])('is what it is where the application was started %s', async (_how, more) => {
    const readShell = vi.fn();
    expect(await stepEnvironment(opened({ ...more, readShell }))).toEqual({
      env: finder,
      source: 'as Slipway was started with it',
    });
    expect(readShell).not.toHaveBeenCalled();
  });

  it('falls back to the system’s PATH and a language, and says why', async () => {
    const readShell = () => Promise.resolve({ problem: 'it did not answer within 10 s' });
    expect(await stepEnvironment(opened({ readShell }))).toEqual({
      env: { ...finder, PATH: `/opt/homebrew/bin:${finder.PATH}`, LANG: 'en_US.UTF-8' },
      source:
        "the system's, because your login shell /bin/zsh did not give one (it did not answer within 10 s)",
    });
    const linux = await stepEnvironment(opened({ readShell, platform: 'linux' }));
    expect(linux.env).toEqual({ ...finder, LANG: 'C.UTF-8' });
  });

  it('takes a shell without a PATH for one that gave none', async () => {
    const { env } = await stepEnvironment(
      opened({ readShell: () => Promise.resolve({ env: { LANG: 'C' } }) }),
    );
    expect(env.PATH).toBe(`/opt/homebrew/bin:${finder.PATH}`);
  });

  it.each([
    ['LANG', { LANG: 'nl_NL.UTF-8' }],
    ['LC_ALL', { LC_ALL: 'C' }],
    ['LC_CTYPE', { LC_CTYPE: 'UTF-8' }],
  ])('adds no language where %s is set', async (_name, more) => {
    const env = { ...finder, ...more };
    const got = await stepEnvironment(opened({ env, readShell: () => Promise.resolve({ problem: 'x' }) }));
    expect(got.env).toEqual({ ...env, PATH: `/opt/homebrew/bin:${finder.PATH}` });
  });

  it.skipIf(process.platform === 'win32')(
    'is the one of a terminal, out of an AppImage that a desktop started',
    async () => {
      const home = await folder();
      await writeFile(join(home, '.profile'), 'export PATH="/opt/team/bin:$PATH" LC_ALL=C.UTF-8\n');
      const desktop = { HOME: home, PATH: '/usr/bin:/bin', SHELL: '/bin/sh', XDG_CURRENT_DESKTOP: 'GNOME' };
      const { env } = await stepEnvironment(
        opened({
          env: {
            ...desktop,
            APPDIR: '/tmp/.mount_S',
            PATH: `/tmp/.mount_S:/tmp/.mount_S/usr/sbin:${desktop.PATH}`,
            LD_LIBRARY_PATH: '/tmp/.mount_S/usr/lib',
          },
          platform: 'linux',
          readShell: readLoginShell,
        }),
      );
      const login = execFileSync('/bin/sh', ['-lc', 'echo "$PATH"'], { env: desktop, encoding: 'utf8' });
      expect(login).toMatch(/^\/opt\/team\/bin:/);
      expect(env).toEqual({ ...desktop, PATH: login.trim(), LC_ALL: 'C.UTF-8' });
    },
  );
});

describe.skipIf(process.platform === 'win32')('the system’s PATH', () => {
  it('is what path_helper says, with Homebrew', async () => {
    const dir = await folder();
    await mkdir(dir, { recursive: true });
    const helper = join(dir, 'path_helper');
    await writeFile(helper, '#!/bin/sh\necho "PATH=\\"/usr/local/bin:/opt/X11/bin:$PATH\\"; export PATH;"\n');
    await chmod(helper, 0o755);
    expect(await systemPath('/usr/bin:/bin', helper)).toBe(
      '/opt/homebrew/bin:/usr/local/bin:/opt/X11/bin:/usr/bin:/bin',
    );
  });

  it('is what the application has, with Homebrew, where there is no path_helper', async () => {
    expect(await systemPath('/usr/bin:/bin', '/nowhere')).toBe(
      '/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin',
    );
  });
});
