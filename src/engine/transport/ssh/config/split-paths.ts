import { statSync } from 'node:fs';
import { EngineError } from '../../../lib/engine-error.ts';
import * as say from '../../transport-words.ts';

/** A path begins behind a blank only where it begins at a root: the blank before anything else belongs to the path. */
const nextPath = / (?=~?\/|[A-Za-z]:[\\/]|\\\\|__PROGRAMDATA__)/;

/**
 * The paths of a setting that takes several, as `ssh -G` prints them: without the quotes that kept one with a blank together.
 * `none` is none.
 */
export function splitPaths(printed: string): readonly string[] {
  const text = printed.trim();
  if (text === '' || text.toLowerCase() === 'none') return [];
  if (text.includes('"'))
    return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  return text.split(nextPath);
}

/**
 * Throws BAD_INPUT where a path with a blank may as well be two: it leads nowhere as a whole, and to a file when it is cut. A
 * wrong guess would look for a host's key in a file that nobody named.
 */
export function mustBeOnePath(name: string, path: string): void {
  for (let at = path.indexOf(' '); at !== -1; at = path.indexOf(' ', at + 1)) {
    if (!isFile(path.slice(0, at)) || isFile(path)) continue;
    throw new EngineError('BAD_INPUT', say.oneOrTwoPaths(name, path), say.oneOrTwoPathsHint);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
