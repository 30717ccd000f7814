import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../words/host-words.ts';

interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | 'markdown';
}

/** Folders and Markdown files of a folder, by name; hidden ones are left out. */
export async function listFolder(folder: string) {
  const dir = resolve(folder);
  const found = await readdir(dir, { withFileTypes: true }).catch((error: Error) => {
    throw new EngineError('BAD_INPUT', words.notListed(dir, error.message));
  });
  const entries = found
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry): FolderEntry[] => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return [{ name: entry.name, path, kind: 'folder' }];
      return /\.(?:md|markdown)$/i.test(entry.name) ? [{ name: entry.name, path, kind: 'markdown' }] : [];
    })
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
  const parent = dirname(dir);
  return { dir, parent: parent === dir ? null : parent, entries };
}
