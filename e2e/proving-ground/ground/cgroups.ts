import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes a control group of its own for a server, in every hierarchy its systemd would use. In a shared one, two
 * servers' systemds would take each other's services for their own.
 * @returns the folders made.
 */
export async function makeControlGroups(name: string): Promise<string[]> {
  const folders = controlGroupFolders(name);
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  return folders;
}

/** Removes the groups `makeControlGroups` made and those the server made below. They must be empty of processes. */
export async function removeControlGroups(name: string): Promise<void> {
  for (const folder of controlGroupFolders(name)) if (existsSync(folder)) await removeTree(folder);
}

function controlGroupFolders(name: string): string[] {
  const own = readFileSync('/proc/self/cgroup', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(':'));
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  return mounts.flatMap(([, point, type, options]) => {
    const controller =
      type === 'cgroup2'
        ? ''
        : type === 'cgroup' && options?.includes('name=systemd')
          ? 'name=systemd'
          : null;
    const path = own.find((fields) => fields[1] === controller)?.[2];
    return point === undefined || path === undefined ? [] : [join(point, path, name)];
  });
}

async function removeTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await removeTree(join(folder, entry.name));
  await rmdir(folder);
}
