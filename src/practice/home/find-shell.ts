import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findGitShell } from '../../engine/vendor-patches/git-bash.ts';
import { attempt } from '../../shared/lib/attempt.ts';

/** Thrown when this machine lacks what a practice server is made of; the message says what to install. */
export class PracticeUnavailableError extends Error {
  override readonly name = 'PracticeUnavailableError';
  readonly code = 'practice-unavailable';
}

/** The shells the practice server's sessions run. Absolute paths. */
export interface Shells {
  /** Runs a command: `sh -c`. */
  readonly command: string;
  /** Greets a person: bash where there is one. */
  readonly login: string;
}

/**
 * Finds a POSIX shell on this machine.
 * @throws PracticeUnavailableError when there is none.
 */
export function findShells(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Shells {
  if (platform === 'win32') return findOnWindows(environment);
  const folders = ['/bin', '/usr/bin', ...searchPath(environment)];
  const command = findIn(folders, 'sh');
  if (command === undefined)
    throw new PracticeUnavailableError(
      'The practice server needs a POSIX shell (sh), and none was found in /bin, /usr/bin or PATH.',
    );
  return { command, login: findIn(folders, 'bash') ?? command };
}

function findOnWindows(env: NodeJS.ProcessEnv): Shells {
  const machine = { env, isProgram: isExecutable };
  const command = findGitShell('sh', machine);
  if (command === null)
    throw new PracticeUnavailableError(
      'The practice server needs a POSIX shell (sh). Git for Windows provides one: https://gitforwindows.org',
    );
  return { command, login: findGitShell('bash', machine) ?? command };
}

function searchPath(environment: NodeJS.ProcessEnv): string[] {
  return (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
}

function findIn(folders: readonly string[], name: string): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  return attempt(() => {
    accessSync(file, constants.X_OK);
    return true;
  }, false);
}
