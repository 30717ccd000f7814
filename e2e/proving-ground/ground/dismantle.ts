import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeControlGroups } from './cgroups.ts';
import { unmountDisk } from './disk.ts';
import { eventually } from './eventually.ts';
import type { GroundNames } from './names.ts';
import { removeNetwork } from './network.ts';
import { run } from './run.ts';

/** Takes away everything a ground is made of, whatever part of it there is. Safe to repeat. */
export async function dismantle({ name, device, folder }: GroundNames): Promise<void> {
  await endProcesses(name);
  await unmountDisk(folder);
  await removeNetwork(name, device);
  await eventually(
    'the control groups are empty',
    () =>
      removeControlGroups(name).then(
        () => true,
        () => false,
      ),
    10_000,
  );
  await rm(join('/run/systemd/nspawn/propagate', name), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Ends what runs in the namespace: the server's processes, should they have outlived the one who started it. */
async function endProcesses(namespace: string): Promise<void> {
  const list = async () =>
    (await run('ip', ['netns', 'pids', namespace])).stdout.split('\n').filter((line) => line !== '');
  await eventually(
    'nothing runs in the namespace',
    async () => {
      const pids = await list();
      for (const pid of pids) endProcess(Number(pid));
      return pids.length === 0;
    },
    10_000,
  );
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself in the meantime.
  }
}
