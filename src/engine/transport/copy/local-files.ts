import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../transport-words.ts';

/** One local file on its way to a target. */
export interface Outgoing {
  /** Where it goes: absolute, or relative to the folder it is uploaded into. */
  readonly path: string;
  /** Absolute. */
  readonly local: string;
  readonly bytes: number;
  /** Permission bits. */
  readonly mode: number;
  /** Last change, epoch s. */
  readonly changedAt: number;
  readonly sha256: string;
}

/** Throws FAILED for a name that the target could not be told in a line. */
export async function outgoing(local: string, path: string): Promise<Outgoing> {
  if (path.includes('\n')) throw new EngineError('FAILED', words.lineBreak(local), words.lineBreakHint);
  const { size, mode, mtimeMs } = await lstat(local);
  return {
    path,
    local,
    bytes: size,
    mode: mode & 0o777,
    changedAt: Math.floor(mtimeMs / 1000),
    sha256: await hashFile(local),
  };
}

/** Every file below a folder, by absolute path, sorted. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** sha-256 of a file, hex. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
