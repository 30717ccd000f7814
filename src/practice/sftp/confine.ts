import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { attemptAsync } from '../../shared/lib/attempt.ts';

/** Thrown for a path that leads out of the home. */
export class OutsideHomeError extends Error {
  override readonly name = 'OutsideHomeError';
  readonly code = 'EACCES';
}

/**
 * Turns a path a client sent into one on this machine, and refuses what lies outside of the home.
 * The folder is followed through symbolic links first, so that a link cannot lead out; the last name is left as it
 * is, for it may be a link that is to be removed or does not exist yet.
 */
export async function confine(home: string, sent: string): Promise<string> {
  const base = await realpath(home);
  const wanted = resolve(base, sent.startsWith('~/') ? sent.slice(2) : sent === '~' ? '.' : sent);
  // The home may itself be reached by a link, such as /tmp on macOS.
  const path = isInside(home, wanted) ? join(base, relative(home, wanted)) : wanted;
  if (!isInside(base, path)) throw outside(sent);
  if (path === base) return base;
  const folder = await nearestRealpath(dirname(path));
  if (!isInside(base, folder)) throw outside(sent);
  return join(folder, basename(path));
}

/** As `confine`, for requests that follow a link in the last place too. */
export async function confineTarget(home: string, sent: string): Promise<string> {
  const path = await confine(home, sent);
  const target = await nearestRealpath(path);
  if (!isInside(await realpath(home), target)) throw outside(sent);
  return target;
}

/** The real path of the part that exists, with the rest behind it as it was written. */
async function nearestRealpath(path: string): Promise<string> {
  const real = await attemptAsync(() => realpath(path), null);
  if (real !== null) return real;
  const parent = dirname(path);
  return parent === path ? path : join(await nearestRealpath(parent), basename(path));
}

function isInside(base: string, path: string): boolean {
  const way = relative(base, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}

function outside(path: string): OutsideHomeError {
  return new OutsideHomeError(`${path} lies outside of the practice server's home`);
}
