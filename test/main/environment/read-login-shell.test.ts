import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readLoginShell } from '../../../src/main/environment/read-login-shell.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();

/** A shell, the file it starts from, and how that sets a variable. */
const shells = [
  ['bash', '.bash_profile', (name: string, value: string) => `export ${name}='${value}'`],
  ['dash', '.profile', (name: string, value: string) => `export ${name}='${value}'`],
  ['zsh', '.zshrc', (name: string, value: string) => `export ${name}='${value}'`],
  ['ksh', '.profile', (name: string, value: string) => `export ${name}='${value}'`],
  ['tcsh', '.login', (name: string, value: string) => `setenv ${name} '${value}'`],
  ['fish', '.config/fish/config.fish', (name: string, value: string) => `set -gx ${name} '${value}'`],
] as const;

const whereIs = (name: string): string => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();

/** A home whose start file has these lines, and the environment a desktop gives its applications there. */
async function home(file: string, ...lines: readonly string[]) {
  const dir = await folder();
  await mkdir(join(dir, file, '..'), { recursive: true });
  await writeFile(join(dir, file), lines.map((line) => `${line}\n`).join(''));
  return { dir, env: { HOME: dir, PATH: '/usr/bin:/bin:/usr/sbin:/sbin', USER: 'ada' } };
}

describe.skipIf(process.platform === 'win32')('the environment of a login shell', () => {
  describe.each(shells)('%s', (name, file, set) => {
    const shell = whereIs(name);

    it.skipIf(shell === '')('is what its start files set, whatever they print', async () => {
      const { env } = await home(
        file,
        'echo "Welcome aboard"',
        set('PATH', '/opt/team/bin:/usr/bin:/bin'),
        set('LANG', 'de_DE.UTF-8'),
        set('SSH_AUTH_SOCK', '/run/agent with blanks'),
      );
      expect(await readLoginShell(shell, env)).toMatchObject({
        env: {
          PATH: '/opt/team/bin:/usr/bin:/bin',
          LANG: 'de_DE.UTF-8',
          SSH_AUTH_SOCK: '/run/agent with blanks',
        },
      });
    });

    // `script` gives a program a terminal, on each system in another way.
    it.skipIf(shell === '' || process.platform !== 'linux')('is the one a terminal has', async () => {
      const { env } = await home(file, set('PATH', '/opt/team/bin:/usr/bin:/bin'), set('LC_TIME', 'C'));
      const typed = execFileSync('script', ['-qec', `${shell} -l`, '/dev/null'], {
        env: { ...env, TERM: 'dumb' },
        input: 'echo "<$PATH|$LC_TIME>"\nexit\n',
        encoding: 'utf8',
        timeout: 10_000,
      });
      const read = await readLoginShell(shell, env);
      if ('problem' in read) throw new Error(read.problem);
      expect(typed).toContain(`<${read.env.PATH}|${read.env.LC_TIME}>`);
    });
  });

  const bash = whereIs('bash');
  const given = async (...lines: readonly string[]) => givenWithin(10_000, ...lines);
  const givenWithin = async (mostMs: number, ...lines: readonly string[]) => {
    const { dir, env } = await home('.bash_profile', ...lines);
    return { dir, answer: await readLoginShell(bash, env, mostMs) };
  };

  it('is read through a start file that asks for something', async () => {
    const { answer } = await given(
      'read -r -p "Passphrase: " word',
      'read -r word < /dev/tty',
      'export LANG=fr_FR.UTF-8',
    );
    expect(answer).toMatchObject({ env: { LANG: 'fr_FR.UTF-8' } });
  });

  it('is read through aliases, functions and traps of the start files', async () => {
    const { answer } = await given(
      'shopt -s expand_aliases',
      'alias exec="echo no"',
      'echo() { builtin echo "<$*>"; }',
      'env() { :; }',
      'trap "builtin echo PATH=/evil" DEBUG',
      'export PATH=/opt/team/bin:/usr/bin:/bin',
      'unalias exec',
      'set -xv',
    );
    expect(answer).toMatchObject({ env: { PATH: '/opt/team/bin:/usr/bin:/bin' } });
  });

  it('is read whole where values have line ends and text like variables', async () => {
    const { answer } = await given("export TEAM=$'one\\nPATH=/evil\\n'", 'export PATH=/usr/bin:/bin');
    expect(answer).toMatchObject({ env: { PATH: '/usr/bin:/bin', TEAM: 'one\nPATH=/evil\n' } });
  });

  it.skipIf(process.platform !== 'linux')(
    'does not wait for a daemon that holds the output, and leaves it running',
    async () => {
      const { dir, answer } = await given('setsid sleep 30 &', 'echo $! > "$HOME/daemon"', 'export LANG=C');
      expect(answer).toMatchObject({ env: { LANG: 'C' } });
      const pid = Number(await readFile(join(dir, 'daemon'), 'utf8'));
      expect(process.kill(pid, 0)).toBe(true);
      process.kill(pid, 'SIGKILL');
    },
  );

  it('is given up where the shell hangs, with all it has started', async () => {
    const { dir, answer } = await givenWithin(2_000, 'sleep 600 &', 'echo $$ $! > "$HOME/pids"', 'wait');
    expect(answer).toEqual({ problem: 'it did not answer within 2 s' });
    const pids = (await readFile(join(dir, 'pids'), 'utf8')).trim().split(' ').map(Number);
    expect(pids).toHaveLength(2);
    for (const pid of pids)
      await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(/ESRCH/), { timeout: 5_000 });
  });

  it('is given up where the shell prints without end', async () => {
    const { answer } = await given('yes');
    expect(answer).toEqual({ problem: 'it printed without end' });
  });

  it('is given up where the start files end the shell', async () => {
    expect((await given('exit 3')).answer).toEqual({ problem: 'it ended with status 3' });
  });

  it.each([
    ['an account without a shell', '/usr/sbin/nologin', /^it ended with status/],
    ['a shell that is not there', '/nowhere/sh', /ENOENT/],
  ])('is not there for %s', async (_who, shell, why) => {
    const { env } = await home('.profile');
    expect(await readLoginShell(shell, env)).toEqual({ problem: expect.stringMatching(why) });
  });

  it('is not believed of a shell that ignores what it is told', async () => {
    const { dir, env } = await home('.profile');
    const shell = join(dir, 'odd');
    await writeFile(shell, '#!/bin/sh\nenv -0\n');
    await chmod(shell, 0o755);
    expect(await readLoginShell(shell, env)).toEqual({ problem: 'it ended with status 0' });
  });
});
