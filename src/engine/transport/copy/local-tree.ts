import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { EngineError } from '../../lib/engine-error.ts';
import { plainFiles } from '../../vendor-patches/plain-files.ts';
import * as words from '../transport-words.ts';
import {
  mustBeOneLine,
  type Outgoing,
  type OutgoingFolder,
  type OutgoingLink,
  outgoing,
  type Sending,
  statLed,
} from './local-files.ts';

const { readdir, readlink, realpath, stat } = plainFiles.promises;

/** How links are sent: as what they lead to, or as links where that is in the same folder. */
export type LinksSent = 'followed' | 'kept-within';

interface Walk {
  /** The folder that is sent. Absolute. */
  readonly top: string;
  /** The same without links. */
  readonly realTop: string;
  readonly links: LinksSent;
  /** Where a local path goes. */
  readonly pathOf: (local: string) => string;
}

/**
 * A folder with everything in it, empty folders too, as it goes to `path`. Throws FAILED, before anything is sent, where a
 * link leads nowhere or in a circle, or where something is neither a file nor a folder: nothing is left out in silence.
 */
export async function listTree(top: string, path: string, links: LinksSent): Promise<Sending> {
  const realTop = await realpath(top);
  const pathOf = (local: string): string => {
    const below = relative(top, local).split(sep).join('/');
    return below === '' ? path : `${path === '/' ? '' : path}/${below}`;
  };
  const found = await listFolder({ top, realTop, links, pathOf }, top, [realTop]);
  return {
    files: found.flatMap((each) => ('file' in each ? [each.file] : [])),
    folders: found.flatMap((each) => ('folder' in each ? [each.folder] : [])),
    links: found.flatMap((each) => ('link' in each ? [each.link] : [])),
  };
}

type Found =
  | { readonly file: Outgoing }
  | { readonly folder: OutgoingFolder }
  | { readonly link: OutgoingLink };

/** `above` are the folders on the way, without links: one that comes again would have no end. */
async function listFolder(walk: Walk, folder: string, above: readonly string[]): Promise<readonly Found[]> {
  const { mode, mtimeMs } = await stat(folder);
  const path = walk.pathOf(folder);
  mustBeOneLine(folder, path);
  const names = await namesIn(folder);
  const inside = await Promise.all(names.map((name) => listEntry(walk, join(folder, name), above)));
  return [{ folder: { path, mode: mode & 0o777, changedAt: Math.floor(mtimeMs / 1000) } }, ...inside.flat()];
}

/** The names in a folder, in order. Throws FAILED for one that is no UTF-8: read as if it were, it names another file. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { encoding: 'buffer' });
  return names
    .map((name) => {
      const text = name.toString('utf8');
      if (Buffer.from(text).equals(name)) return text;
      throw new EngineError(
        'FAILED',
        words.notUtf8(join(folder, name.toString('latin1'))),
        words.notUtf8Hint,
      );
    })
    .sort();
}

async function listEntry(walk: Walk, local: string, above: readonly string[]): Promise<readonly Found[]> {
  const info = await statLed(local);
  // Gone since its folder was read.
  if (info === null) return [];
  const text = walk.links === 'kept-within' ? await textWithin(walk, local) : null;
  if (text !== null) {
    mustBeOneLine(local, walk.pathOf(local), text);
    return [{ link: { path: walk.pathOf(local), text } }];
  }
  if (info.isFile()) return [{ file: await outgoing(local, walk.pathOf(local)) }];
  if (!info.isDirectory()) throw new EngineError('FAILED', words.notAFile(local), words.notAFileHint);
  const real = await realpath(local);
  if (above.includes(real)) throw new EngineError('FAILED', words.inACircle(local), words.leadsNowhereHint);
  return listFolder(walk, local, [...above, real]);
}

/** What a link says that leads, by a relative way, to something within the folder that is sent; null for all else. */
async function textWithin({ top, realTop }: Walk, local: string): Promise<string | null> {
  const text = await readlink(local).catch(() => null);
  if (text === null || isAbsolute(text)) return null;
  const isBelow = (path: string, folder: string): boolean => {
    const way = relative(folder, path);
    return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
  };
  return isBelow(resolve(dirname(local), text), top) && isBelow(await realpath(local), realTop) ? text : null;
}
