import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ground, startGround } from '../ground.ts';
import type { Column } from './column.ts';
import type { Place } from './scene.ts';

/** Servers of the group: as few as make one. */
const fleetSize = 2;

export interface Places {
  get(column: Column): Place;
  close(): Promise<void>;
}

/** Starts the servers all faults are met on, one after the other; a fault leaves them as it found them. */
export async function openPlaces(): Promise<Places> {
  const root = await mkdtemp(join(tmpdir(), 'slipway-faults-'));
  const grounds: Ground[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(grounds.map((ground) => ground.stop()));
    await rm(root, { recursive: true, force: true });
  };
  try {
    while (grounds.length < fleetSize) grounds.push(await startGround());
    const sshConfig = join(root, 'ssh_config');
    const parts = await Promise.all(grounds.map((ground) => readFile(ground.sshConfig, 'utf8')));
    await writeFile(
      sshConfig,
      parts.map((part, index) => part.replace('Host web-1', `Host web-${index + 1}`)).join('\n'),
    );
    return {
      get: (column) => ({
        column,
        grounds: column === 'fleet' ? grounds : grounds.slice(0, 1),
        sshConfig,
        root,
      }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
