import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSshKey, type SshKey } from './make-ssh-key.ts';

/** The name the checklist's sidecar and the ssh_config know the practice server by. */
export const practiceHost = 'harbor-1';
export const practiceUser = 'deploy';

/** The keys of one start of the practice server. */
export interface SshKeys {
  /** Tells the server apart from any other. */
  readonly host: SshKey;
  /** Opens the server; no other key does. */
  readonly client: SshKey;
}

/** Makes a fresh host key and client key. */
export function makeSshKeys(): SshKeys {
  return { host: makeSshKey(practiceHost), client: makeSshKey('slipway-practice') };
}

/**
 * Writes identity, known_hosts and ssh_config into `folder`.
 * @returns the path of the ssh_config.
 */
export async function writeSshFiles(folder: string, keys: SshKeys, port: number): Promise<string> {
  const identity = join(folder, 'id_ed25519');
  const knownHosts = join(folder, 'known_hosts');
  const config = join(folder, 'config');
  const hostKey = keys.host.public.split(' ').slice(0, 2).join(' ');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await Promise.all([
    writeFile(identity, keys.client.private, { mode: 0o600 }),
    writeFile(`${identity}.pub`, `${keys.client.public}\n`),
    writeFile(knownHosts, `[127.0.0.1]:${port} ${hostKey}\n`),
    writeFile(
      config,
      [
        `Host ${practiceHost}`,
        '  HostName 127.0.0.1',
        `  Port ${port}`,
        `  User ${practiceUser}`,
        `  IdentityFile "${identity}"`,
        '  IdentitiesOnly yes',
        `  UserKnownHostsFile "${knownHosts}"`,
        '  GlobalKnownHostsFile none',
        '  StrictHostKeyChecking yes',
        '  PasswordAuthentication no',
        '',
      ].join('\n'),
      { mode: 0o600 },
    ),
  ]);
  return config;
}
