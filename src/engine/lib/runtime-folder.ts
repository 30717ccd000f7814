import { lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';

/**
 * Where folders for sockets are made: `XDG_RUNTIME_DIR` where it is a folder that only this account gets into, as its
 * specification asks, else the one for temporary files. What is made there is made with `mkdtemp`, which lets nobody else in.
 */
export function runtimeFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env.XDG_RUNTIME_DIR ?? '';
  return isAbsolute(named) && isPrivate(named) ? named : tmpdir();
}

function isPrivate(folder: string): boolean {
  const info = attempt(() => lstatSync(folder), null);
  return info?.isDirectory() === true && info.uid === process.getuid?.() && (info.mode & 0o077) === 0;
}
