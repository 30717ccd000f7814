import type { ResolvedHost } from '../config/resolve-host.ts';
import { addKnownHost, type KnownHostLine, keyType, matchesName, readKnownHosts } from './known-hosts.ts';
import { lookUpRevoked } from './revoked-keys.ts';

/** A server that announces more keys than this is not listened to. */
const mostKeys = 16;

/**
 * Files further keys of a host that it has proved to hold (UpdateHostKeys), so that it is still known once it has changed to
 * one of them. As OpenSSH, only where the key it was believed by stands in the person's own file under its very name, no
 * authority vouches for it, and none of the new keys is filed for another name. Nothing is ever removed. `believed` is the
 * key of this session.
 */
export async function learnHostKeys(
  host: ResolvedHost,
  name: string,
  believed: Buffer,
  proved: readonly Buffer[],
): Promise<void> {
  const file = host.newKeysFile;
  if (!host.updateHostKeys || file === null || proved.length > mostKeys) return;
  const lines = await readKnownHosts(host.knownHostsFiles);
  if (!isFiledByName(lines, file, name, believed)) return;
  const unknown: Buffer[] = [];
  for (const key of proved) {
    const standing = lines.filter((line) => line.key === key.toString('base64'));
    if (standing.some((line) => line.marker === 'revoked' || !matchesName(line.patterns, name))) return;
    if (standing.length === 0 && isWanted(host, key) && (await isGood(host, key))) unknown.push(key);
  }
  for (const key of unknown) await addKnownHost(file, name, key, host.hashKnownHosts);
}

function isFiledByName(
  lines: readonly KnownHostLine[],
  file: string,
  name: string,
  believed: Buffer,
): boolean {
  const mine = lines.filter((line) => matchesName(line.patterns, name));
  if (mine.some((line) => line.marker === 'cert-authority')) return false;
  return mine.some(
    (line) =>
      line.marker === 'none' &&
      line.file === file &&
      line.key === believed.toString('base64') &&
      (line.patterns.startsWith('|1|') || !/[*?!]/.test(line.patterns)),
  );
}

/** Whether a key is of a type that may be used with the host at all. */
function isWanted({ algorithms }: ResolvedHost, key: Buffer): boolean {
  const type = keyType(key);
  const wanted = algorithms.hostKeys;
  return (
    wanted.length === 0 ||
    wanted.includes(type) ||
    (type === 'ssh-rsa' && wanted.some((each) => each.startsWith('rsa-sha2-')))
  );
}

async function isGood({ revokedHostKeys }: ResolvedHost, key: Buffer): Promise<boolean> {
  return revokedHostKeys === null || (await lookUpRevoked(revokedHostKeys, key)).state === 'not-revoked';
}
