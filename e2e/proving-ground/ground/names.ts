import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The names of everything one ground leaves on this machine while it stands. */
export interface GroundNames {
  /** Of the namespace, the machine and the control groups: `slg-PID-NUMBER`, both in base 36. */
  readonly name: string;
  /** Of this machine's end of the cable; at most 15 characters, the system's own limit. */
  readonly device: string;
  readonly folder: string;
}

// At once and in one process; each takes up to 768 MiB of memory.
const mostGrounds = 32;
const pattern = /^slg-([0-9a-z]+)-([0-9a-z]+)$/;

function nameGround(pid: number, number: number): GroundNames {
  const parts = [pid.toString(36), number.toString(36)];
  const name = `slg-${parts.join('-')}`;
  return { name, device: `slg${parts.join('x')}`, folder: join(tmpdir(), name) };
}

/** Takes the first name of this process that is free, by making its folder, which only one can. */
export async function claimName(): Promise<GroundNames> {
  for (let number = 1; ; number += 1) {
    const names = nameGround(process.pid, number);
    try {
      await mkdir(names.folder);
      return names;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number >= mostGrounds) throw error;
    }
  }
}

/** Names of grounds whose maker is no longer alive: it was killed before it could stop them. */
export function findAbandoned(): GroundNames[] {
  const entries = [tmpdir(), '/run/netns'].flatMap(listFolder);
  return [...new Set(entries)]
    .map((entry) => pattern.exec(entry))
    .filter((match) => match !== null)
    .map(([, pid = '', number = '']) => ({
      pid: Number.parseInt(pid, 36),
      number: Number.parseInt(number, 36),
    }))
    .filter(({ pid }) => !isAlive(pid))
    .map(({ pid, number }) => nameGround(pid, number));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
