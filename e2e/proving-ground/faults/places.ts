import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ground, startGround } from '../ground.ts';
import type { Column } from './column.ts';
import type { Place } from './scene.ts';

/** Servers of the group. */
const fleetSize = 6;

const nameOf = (index: number): string => (index === fleetSize ? 'bastion' : `web-${index + 1}`);

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
    while (grounds.length <= fleetSize) grounds.push(await startGround());
    const bastion = grounds.at(-1);
    if (bastion === undefined) throw new Error('there is no server');
    const sshConfig = join(root, 'ssh_config');
    const parts = await Promise.all(grounds.map((ground) => readFile(ground.sshConfig, 'utf8')));
    await writeFile(
      sshConfig,
      parts.map((part, index) => part.replace('Host web-1', `Host ${nameOf(index)}`)).join('\n'),
    );
    return {
      get: (column) => ({
        column,
        grounds: column === 'fleet' ? grounds.slice(0, fleetSize) : grounds.slice(0, 1),
        bastion,
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
