import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';

/** What a login shell answered: its environment, or why there is none. */
export type LoginAnswer = { readonly env: Readonly<Record<string, string>> } | { readonly problem: string };

/** A shell that prints more than this around its environment has no end, in bytes. */
const mostBytes = 4 * 1024 * 1024;
const variable = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/;

/**
 * Reads the environment that a person's login shell has in a terminal: everything their start files set. The shell has no
 * terminal and no input, so that whatever asks there ends; one that hangs is ended with all it started after `mostMs`.
 * Whatever start files print is told from the environment by marks that nobody can know. Never throws.
 */
export function readLoginShell(
  shell: string,
  env: Readonly<Record<string, string>>,
  mostMs = 10_000,
): Promise<LoginAnswer> {
  const mark = randomBytes(16).toString('hex');
  return new Promise<LoginAnswer>((resolve) => {
    // A session of its own: it cannot take the terminal, and can be ended as a whole.
    const child = spawn(shell, argumentsOf(shell, mark), {
      argv0: argv0Of(shell),
      env,
      cwd: env.HOME,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const endAll = (): void => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        attempt(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), false);
    };
    const settle = (answer: LoginAnswer): void => {
      clearTimeout(timer);
      child.stdout.destroy();
      resolve(answer);
    };
    const giveUp = (problem: string): void => {
      endAll();
      settle({ problem });
    };
    const timer = setTimeout(() => giveUp(`it did not answer within ${mostMs / 1_000} s`), mostMs);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = between(said, mark);
      // A daemon of the start files may hold the output open: the second mark is the end.
      if (found !== null) settle({ env: found });
      else if (said.length > mostBytes) giveUp('it printed without end');
    });
    child.once('error', (error) => settle({ problem: error.message }));
    child.once('close', (code, signal) => settle({ problem: `it ended with ${signal ?? `status ${code}`}` }));
  }).catch((error: Error) => ({ problem: error.message }));
}

/**
 * One simple command in the place of the shell: an alias, a trap or a function of the start files does not get between the marks,
 * and every shell reads it alike, `fish` and `tcsh` too.
 */
function argumentsOf(shell: string, mark: string): readonly string[] {
  const tell = `exec /bin/sh -c 'echo ${mark}; /usr/bin/env -0; echo ${mark}'`;
  return isCsh(shell) ? ['-ic', tell] : ['-ilc', tell];
}

/** The C shells take no `-l` beside others: they are login shells by their name. */
function argv0Of(shell: string): string {
  return isCsh(shell) ? `-${basename(shell)}` : shell;
}

function isCsh(shell: string): boolean {
  return /^t?csh$/.test(basename(shell));
}

/** What stands between two marks, as variables; null before the second one has come. */
function between(text: string, mark: string): Readonly<Record<string, string>> | null {
  const start = text.indexOf(`${mark}\n`);
  const end = start === -1 ? -1 : text.indexOf(mark, start + mark.length + 1);
  if (end === -1) return null;
  const entries = text.slice(start + mark.length + 1, end).split('\0');
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const [, name, value] = variable.exec(entry) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}
