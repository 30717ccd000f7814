import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { must, run } from './run.ts';

// In memory and bounded: quick to make and to drop, and a test may fill the server's disk without filling this one's.
const size = '768m';

/**
 * Mounts a writable copy of `layers`, the topmost first, under `folder`.
 * @returns the path of the copy.
 */
export async function mountDisk(folder: string, layers: readonly string[]): Promise<string> {
  const disk = join(folder, 'disk');
  const part = (name: string) => join(disk, name);
  await mkdir(disk, { recursive: true });
  await must('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'slipway-ground', disk]);
  await Promise.all(['changes', 'work', 'root'].map((name) => mkdir(part(name))));
  const options = `lowerdir=${layers.join(':')},upperdir=${part('changes')},workdir=${part('work')}`;
  await must('mount', ['-t', 'overlay', '-o', options, 'slipway-ground', part('root')]);
  return part('root');
}

/** Unmounts what `mountDisk` mounted, whatever part of it there is. */
export async function unmountDisk(folder: string): Promise<void> {
  // Lazily: a process that is just ending may still hold a file open.
  for (const path of [join(folder, 'disk', 'root'), join(folder, 'disk')])
    await run('umount', ['--lazy', path]);
}
