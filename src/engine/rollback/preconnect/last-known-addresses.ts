import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attempt } from '../../../shared/lib/attempt.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import { settled } from '../../lib/ignore.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import type { Address } from '../../transport/ssh/connect/preconnect-probe.ts';

const fileName = 'reached.json';

/**
 * Notes where the hosts of the restore point were reached, in the run's folder. It saves the rollback a moment and nothing
 * depends on it, so it is neither flushed nor missed.
 */
export async function noteLastKnownAddresses(session: RunSession): Promise<void> {
  const point = session.state.restorePoint;
  const hosts = point === null ? [] : hostPoints(point).map(({ host }) => host);
  const entries = hosts.flatMap((host): [string, Address][] => {
    const address = host === 'local' ? null : session.targets.remote(host).connection.address;
    return address === null ? [] : [[host, address]];
  });
  if (entries.length === 0) return;
  const noted = writeFile(
    join(session.files.dir, fileName),
    `${JSON.stringify(Object.fromEntries(entries))}\n`,
    {
      mode: 0o600,
    },
  );
  await settled(noted, 'an address saves a moment, and nothing depends on it');
}

/** Where the hosts of a run's restore point were reached; nothing that was not noted or cannot be an address. */
export function readLastKnownAddresses(dir: string): ReadonlyMap<string, Address> {
  const noted = attempt((): unknown => JSON.parse(readFileSync(join(dir, fileName), 'utf8')), null);
  if (typeof noted !== 'object' || noted === null) return new Map();
  return new Map(Object.entries(noted).filter(([, address]) => isAddress(address)));
}

function isAddress(noted: unknown): noted is Address {
  const { hostname, port } = (noted ?? {}) as Partial<Record<keyof Address, unknown>>;
  return (
    typeof hostname === 'string' &&
    hostname !== '' &&
    Number.isInteger(port) &&
    Number(port) > 0 &&
    Number(port) < 65_536
  );
}
