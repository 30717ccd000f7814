import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { attempt, attemptAsync } from '../../shared/lib/attempt.ts';
import type { Folder } from '../../shared/wire/calls/start-page.ts';
import { homeFolder } from '../lib/account.ts';
import { EngineError } from '../lib/engine-error.ts';
import * as words from './start-page-words.ts';

type Entry = Folder['entries'][number];

/** The folder the list begins with: where Slipway was started. A desktop starts programs in `/`, which says nothing. */
export function startFolder(): string {
  const started = startedIn();
  return started === null || dirname(started) === started ? (homeFolder() ?? '/') : started;
}

/** Folders and Markdown files of a folder, by name. Throws `BAD_INPUT` where it cannot be read. */
export async function listFolder(folder: string): Promise<Folder> {
  const dir = resolve(folder);
  const found = await readdir(dir, { withFileTypes: true }).catch((error: Error) => {
    throw new EngineError('BAD_INPUT', words.notListed(dir, error.message));
  });
  const entries = (await Promise.all(found.map((entry) => entryOf(dir, entry))))
    .filter((entry) => entry !== null)
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
  const parent = dirname(dir);
  return { dir, parent: parent === dir ? null : parent, entries };
}

/**
 * What a typed path means: `~` is the home folder, and a relative path is looked for in `dir`. A path that cannot be looked at
 * counts as missing; opening it says why.
 */
export async function findPath(
  typed: string,
  dir: string,
): Promise<{ path: string; kind: 'folder' | 'file' | 'missing' }> {
  const path = absolute(typed, dir);
  const found = await attemptAsync(() => stat(path), null);
  return { path, kind: found === null ? 'missing' : found.isDirectory() ? 'folder' : 'file' };
}

function absolute(typed: string, dir: string): string {
  const home = homeFolder();
  if (home !== null && /^~(?=[\\/]|$)/.test(typed)) return join(home, typed.slice(1));
  return isAbsolute(typed) ? resolve(typed) : resolve(dir, typed);
}

/** One that is a link counts for what it leads to; null for everything that is no folder and no Markdown file. */
async function entryOf(dir: string, entry: Dirent): Promise<Entry | null> {
  const isMarkdown = /\.(?:md|markdown)$/i.test(entry.name);
  if (!(entry.isDirectory() || entry.isSymbolicLink() || (entry.isFile() && isMarkdown))) return null;
  const path = join(dir, entry.name);
  const status = await attemptAsync(() => stat(path), null);
  const isFolder = entry.isDirectory() || status?.isDirectory() === true;
  if (!isFolder && !(isMarkdown && status?.isFile() === true)) return null;
  return {
    name: entry.name,
    path,
    kind: isFolder ? 'folder' : 'markdown',
    isHidden: entry.name.startsWith('.'),
    modifiedAt: status?.mtime.toISOString() ?? null,
  };
}

/** Null where the folder was removed since. */
function startedIn(): string | null {
  return attempt(() => process.cwd(), null);
}
