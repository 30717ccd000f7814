import { hostPoints } from '../../../shared/run/group-state.ts';
import { type Address, addressNote, isAddress, readNote, writeNote } from '../../journal/run-notes.ts';
import { settled } from '../../lib/ignore.ts';
import type { RunSession } from '../../run/session/run-session.ts';

/**
 * Notes where the hosts of the restore point were reached, in the run's folder. It saves a rollback a moment and nothing
 * depends on it.
 */
export async function noteLastKnownAddresses(session: RunSession): Promise<void> {
  const point = session.state.restorePoint;
  const hosts = point === null ? [] : hostPoints(point).map(({ host }) => host);
  const entries = hosts.flatMap((host): [string, Address][] => {
    const address = host === 'local' ? null : session.targets.remote(host).connection.address;
    return address === null ? [] : [[host, address]];
  });
  if (entries.length === 0) return;
  const noted = writeNote(session.files.dir, addressNote, Object.fromEntries(entries));
  await settled(noted, 'an address saves a moment, and nothing depends on it');
}

/** Where the hosts of a run's restore point were reached; none where nothing usable was noted. */
export function readLastKnownAddresses(dir: string): ReadonlyMap<string, Address> {
  const noted = Object.entries(readNote(dir, addressNote) ?? {});
  return new Map(noted.flatMap(([host, address]) => (isAddress(address) ? [[host, address] as const] : [])));
}
