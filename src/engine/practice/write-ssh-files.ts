import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';

/** The name the checklist's sidecar and the ssh_config know the practice server by. */
export const practiceHost = 'harbor-1';
export const practiceUser = 'deploy';

/** Keys made for one start of the practice server, in OpenSSH's text formats. */
export interface SshKeys {
  readonly hostPrivate: string;
  readonly hostPublic: string;
  readonly clientPrivate: string;
  readonly clientPublic: string;
}

/** Makes a fresh ed25519 host key and client key. */
export function makeSshKeys(): SshKeys {
  const host = ssh2.utils.generateKeyPairSync('ed25519', { comment: practiceHost });
  const client = ssh2.utils.generateKeyPairSync('ed25519', { comment: 'slipway-practice' });
  return {
    hostPrivate: host.private,
    hostPublic: host.public,
    clientPrivate: client.private,
    clientPublic: client.public,
  };
}

/**
 * Writes identity, known_hosts and ssh_config into `folder`.
 * @returns the path of the ssh_config.
 */
export async function writeSshFiles(folder: string, keys: SshKeys, port: number): Promise<string> {
  const identity = join(folder, 'id_ed25519');
  const knownHosts = join(folder, 'known_hosts');
  const config = join(folder, 'config');
  const hostKey = keys.hostPublic.split(' ').slice(0, 2).join(' ');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await Promise.all([
    writeFile(identity, withLastNewline(keys.clientPrivate), { mode: 0o600 }),
    writeFile(`${identity}.pub`, withLastNewline(keys.clientPublic)),
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

function withLastNewline(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
