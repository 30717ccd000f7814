import type { Dirent } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';

interface Folder {
  readonly path: string;
  readonly entries: Dirent[];
}

/** The files and folders one SFTP channel has open, by the name the client knows each by. */
export interface Handles {
  openFile(path: string, flags: number, mode: number | undefined): Promise<string>;
  openFolder(path: string): Promise<string>;
  file(name: string): FileHandle;
  folder(name: string): Folder;
  close(name: string): Promise<void>;
  closeAll(): Promise<void>;
}

const tooMany = 256;

export function createHandles(): Handles {
  const files = new Map<string, FileHandle>();
  const folders = new Map<string, Folder>();
  let next = 0;

  const name = () => {
    if (files.size + folders.size >= tooMany) throw new Error('Too many files are open.');
    next += 1;
    return String(next);
  };
  const close = async (key: string) => {
    const file = files.get(key);
    files.delete(key);
    folders.delete(key);
    await file?.close();
  };

  return {
    openFile: async (path, flags, mode) => {
      const key = name();
      files.set(key, await open(path, flags, mode));
      return key;
    },
    openFolder: async (path) => {
      const key = name();
      folders.set(key, { path, entries: await readdir(path, { withFileTypes: true }) });
      return key;
    },
    file: (key) => known(files.get(key)),
    folder: (key) => known(folders.get(key)),
    close,
    closeAll: async () => {
      await Promise.allSettled([...files.keys(), ...folders.keys()].map(close));
    },
  };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('No such handle.');
  return value;
}
