import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';

/**
 * Keeps compiled code in the person's cache folder. Whoever may write there decides what runs, so the folder is made for this
 * account alone whatever the umask, and one that others can change is not used. Imports next to nothing: it must be called
 * before the first import that counts.
 */
export function keepCompiledCode(env: NodeJS.ProcessEnv = process.env): void {
  const home = attempt(homedir, '');
  const cache = env.XDG_CACHE_HOME || (home === '' ? '' : join(home, '.cache'));
  if (cache === '') return;
  const ours = join(cache, 'slipway');
  const compiled = join(ours, 'compiled');
  const isPrivate = attempt(() => {
    mkdirSync(compiled, { recursive: true, mode: 0o700 });
    return isOnlyOurs(ours) && isOnlyOurs(compiled);
  }, false);
  if (!isPrivate) return;
  // Node makes a folder of its own in it, by the umask; what Slipway starts later keeps the person's.
  const umask = process.umask(0o077);
  enableCompileCache(compiled);
  process.umask(umask);
}

/** Whether a folder is one, belongs to this account, and can be written to by no other. */
function isOnlyOurs(folder: string): boolean {
  const info = lstatSync(folder);
  const self = process.getuid?.();
  return info.isDirectory() && (self === undefined || (info.uid === self && (info.mode & 0o022) === 0));
}
