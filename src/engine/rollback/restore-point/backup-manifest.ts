import type { KeptPath } from '../../../shared/journal/events.ts';

/** Reads lines of `path, kept, sha256, bytes`, separated by tabs. */
export function readPaths(text: string): KeptPath[] {
  return text.split('\n').flatMap((line) => {
    const [path, kept, sha256, bytes] = line.split('\t');
    if (path === undefined || kept === undefined || sha256 === undefined || bytes === undefined) return [];
    return [{ path, kept, sha256, bytes: Number(bytes) || 0 }];
  });
}
