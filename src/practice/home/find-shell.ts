import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
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
  const windows = platform === 'win32';
  const folders = windows
    ? [...searchPath(environment), ...gitForWindowsFolders(environment)]
    : ['/bin', '/usr/bin', ...searchPath(environment)];
  const suffix = windows ? '.exe' : '';
  const command = findIn(folders, `sh${suffix}`);
  if (command === undefined) {
    throw new PracticeUnavailableError(
      windows
        ? 'The practice server needs a POSIX shell (sh). Git for Windows provides one: https://gitforwindows.org'
        : 'The practice server needs a POSIX shell (sh), and none was found in /bin, /usr/bin or PATH.',
    );
  }
  return { command, login: findIn(folders, `bash${suffix}`) ?? command };
}

function searchPath(environment: NodeJS.ProcessEnv): string[] {
  return (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
}

function gitForWindowsFolders(environment: NodeJS.ProcessEnv): string[] {
  return [environment.ProgramFiles, environment.LOCALAPPDATA]
    .filter((base) => base !== undefined)
    .flatMap((base) => [join(base, 'Git', 'bin'), join(base, 'Programs', 'Git', 'bin')]);
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
