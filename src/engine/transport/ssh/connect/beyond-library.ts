import { execFile } from 'node:child_process';
import * as words from '../../transport-words.ts';
import { type KnownHostLine, keyType, knownHostName, matchesName } from '../auth/known-hosts.ts';
import { areChosen, certificatesBeside } from '../auth/named-keys.ts';
import { publicKeyOf } from '../auth/public-key.ts';
import { RefusedError } from '../auth/refused-error.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';
import { signatures } from './algorithms.ts';

/** A connection that OpenSSH can make, and the library cannot: whoever catches this has OpenSSH make it. */
export class BeyondLibraryError extends Error {
  constructor(what: string) {
    super(`${what} is followed by OpenSSH alone`);
  }
}

const onSecurityKey = /^sk-/;
/** Keys of an agent that the library cannot sign with: certificates, and those on security keys. */
const beyondAgentKey = /^(sk-|.*-cert-v\d+@)/;
/** An agent that does not list its keys within this time, in ms, has none. */
const answerWithinMs = 10_000;

/**
 * Throws a BeyondLibraryError where OpenSSH would follow something for a host that the library cannot, and OpenSSH is there to do so.
 * `lines` are its known hosts.
 */
export async function mustBeWithinLibrary(
  host: ResolvedHost,
  lines: readonly KnownHostLine[],
): Promise<void> {
  if (host.sshArguments === null) {
    mustNotDecideConnection(host);
    return;
  }
  const what = settingBeyond(host) ?? authorityIn(lines, host) ?? (await keyBeyond(host, areChosen(host)));
  if (what !== null) throw new BeyondLibraryError(what);
}

/** Without OpenSSH nobody follows a setting of how a connection is made; what decides on keys is told where one is not known. */
function mustNotDecideConnection({ name, notFollowed }: ResolvedHost): void {
  const settings = notFollowed.filter(({ decides }) => decides === 'connection').map((each) => each.name);
  if (settings.length > 0)
    throw new RefusedError('BAD_INPUT', words.onlyWithOpenSsh(name, settings), words.onlyWithOpenSshHint);
}

/** Whether OpenSSH has something to offer to a host, after a refusal, that the library could not: a ticket, or a key. */
export async function hasMoreToOffer(host: ResolvedHost): Promise<boolean> {
  if (host.sshArguments === null) return false;
  return (await hasKeysBeyond(host)) || (host.kerberos && (await hasTicket()));
}

/** Whether there is a Kerberos ticket that has not expired. */
function hasTicket(): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('klist', ['-s'], { timeout: answerWithinMs }, (error) => resolve(error === null));
  });
}

async function hasKeysBeyond(host: ResolvedHost): Promise<boolean> {
  if (!host.methods.includes('publickey')) return false;
  if ((await keyBeyond(host, true)) !== null) return true;
  const { agent } = host;
  if (agent === null || agent === '' || host.identitiesOnly) return false;
  return new Promise((resolve) => {
    const env = { ...process.env, SSH_AUTH_SOCK: agent };
    execFile('ssh-add', ['-L'], { env, timeout: answerWithinMs }, (_error, stdout) => {
      resolve(stdout.split('\n').some((line) => beyondAgentKey.test(line)));
    });
  });
}

function settingBeyond(host: ResolvedHost): string | null {
  if (host.wantsOpenSsh) return 'connect: ssh';
  const [setting] = host.notFollowed;
  if (setting !== undefined) return setting.name;
  if (host.proxyCommand !== null) return 'ProxyCommand';
  if (host.methods.length === 0) return 'PreferredAuthentications';
  const { keyAlgorithms, identityFiles } = host;
  if (keyAlgorithms.length > 0 && signatures.some((algorithm) => !keyAlgorithms.includes(algorithm)))
    return 'PubkeyAcceptedAlgorithms';
  // The home of somebody else: only the system knows where that is.
  return identityFiles.find((file) => /^~[^/]/.test(file)) ?? null;
}

function authorityIn(lines: readonly KnownHostLine[], host: ResolvedHost): string | null {
  const name = knownHostName(host.hostname, host.port, host.hostKeyAlias);
  const isOurs = (line: KnownHostLine): boolean =>
    line.marker === 'cert-authority' && matchesName(line.patterns, name);
  return lines.some(isOurs) ? '@cert-authority' : null;
}

async function keyBeyond(
  { identityFiles, methods }: ResolvedHost,
  withTypes: boolean,
): Promise<string | null> {
  if (!methods.includes('publickey')) return null;
  const [certificate] = certificatesBeside(identityFiles);
  if (certificate !== undefined) return certificate;
  if (!withTypes) return null;
  for (const file of identityFiles) {
    const blob = await publicKeyOf(file);
    if (blob !== null && onSecurityKey.test(keyType(Buffer.from(blob, 'base64')))) return file;
  }
  return null;
}
