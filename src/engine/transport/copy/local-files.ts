import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import { EngineError } from '../../lib/engine-error.ts';
import { plainFiles } from '../../vendor-patches/plain-files.ts';
import * as words from '../transport-words.ts';

const { createReadStream } = plainFiles;
const { lstat, stat } = plainFiles.promises;

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

/** A folder on its way to a target, empty or not. */
export type OutgoingFolder = Pick<Outgoing, 'path' | 'mode' | 'changedAt'>;

/** A link that stays one. */
export interface OutgoingLink {
  readonly path: string;
  /** What it says, relative to where it lies. */
  readonly text: string;
}

/** All that goes to a target. Folders stand in front of what is in them. */
export interface Sending {
  readonly files: readonly Outgoing[];
  readonly folders: readonly OutgoingFolder[];
  readonly links: readonly OutgoingLink[];
}

/** A file as it is, or what it leads to. Throws FAILED for a name that the target could not be told in a line. */
export async function outgoing(local: string, path: string): Promise<Outgoing> {
  mustBeOneLine(local, path);
  const { size, mode, mtimeMs } = await stat(local);
  return {
    path,
    local,
    bytes: size,
    mode: mode & 0o777,
    changedAt: Math.floor(mtimeMs / 1000),
    sha256: await hashFile(local),
  };
}

/** Throws FAILED where a name, or the text of a link, has a line break. */
export function mustBeOneLine(local: string, ...texts: readonly string[]): void {
  if (texts.some((text) => text.includes('\n')))
    throw new EngineError('FAILED', words.lineBreak(local), words.lineBreakHint);
}

/** What a path leads to. Throws FAILED where it is a link that leads nowhere or in a circle; null where there is nothing. */
export async function statLed(local: string): Promise<Awaited<ReturnType<typeof stat>> | null> {
  const own = await lstat(local).catch(() => null);
  if (own === null) return null;
  const led = await stat(local).catch(() => null);
  if (led === null) throw new EngineError('FAILED', words.leadsNowhere(local), words.leadsNowhereHint);
  return led;
}

/** Files that are read at once: a folder may hold more than a process may open. */
const reading = pLimit(32);

/** sha-256 of a file, hex. */
export function hashFile(file: string): Promise<string> {
  return reading(() => hashNow(file));
}

async function hashNow(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
