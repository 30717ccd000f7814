import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { copySources } from './chatapp-layer.ts';
import { laptopCommands, repositoryCommands, serverAlias, siteName } from './places.ts';
import { must } from './run.ts';

/** The engineer's side of a ground. */
export interface Laptop {
  readonly project: string;
  readonly sshConfig: string;
  readonly knownHosts: string;
  readonly identity: string;
  readonly env: Record<string, string>;
}

/**
 * Makes the key the laptop logs in with.
 * @returns its public half, one line.
 */
export async function makeIdentity(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await must('ssh-keygen', [
    '-q',
    '-t',
    'ed25519',
    '-N',
    '',
    '-C',
    'proving-ground',
    '-f',
    identityFile(folder),
  ]);
  return (await must('ssh-keygen', ['-y', '-f', identityFile(folder)])).trim();
}

/** Lays out the laptop's folder: the project, the SSH files, curl's configuration, and the environment to use them. */
export async function makeLaptop(
  folder: string,
  server: {
    readonly name: string;
    readonly ip: string;
    readonly hostKey: string;
    readonly authority: string;
  },
): Promise<Laptop> {
  const project = join(folder, 'project');
  const sshConfig = join(folder, 'ssh_config');
  const knownHosts = join(folder, 'known_hosts');
  const identity = identityFile(folder);
  await Promise.all([
    copySources(project),
    writeFile(knownHosts, `${server.ip} ${server.hostKey.trim()}\n`),
    writeFile(sshConfig, describeHost(server.ip, identity, knownHosts)),
    writeFile(join(folder, '.curlrc'), configureCurl(server.ip, server.authority)),
  ]);
  const env = {
    PATH: [laptopCommands, repositoryCommands, process.env.PATH ?? ''].join(delimiter),
    CURL_HOME: folder,
    // Where the checklist expects the build, whatever this machine's own setting; and nothing asks the network.
    CARGO_TARGET_DIR: 'target',
    CARGO_NET_OFFLINE: 'true',
    npm_config_update_notifier: 'false',
    SLIPWAY_SSH_CONFIG: sshConfig,
    GROUND_NAME: server.name,
    GROUND_IP: server.ip,
    GROUND_CA: server.authority,
  };
  return { project, sshConfig, knownHosts, identity, env };
}

function identityFile(folder: string): string {
  return join(folder, 'id_ed25519');
}

function describeHost(ip: string, identity: string, knownHosts: string): string {
  return [
    `Host ${serverAlias}`,
    `  HostName ${ip}`,
    '  User root',
    `  IdentityFile "${identity}"`,
    '  IdentitiesOnly yes',
    `  UserKnownHostsFile "${knownHosts}"`,
    '  GlobalKnownHostsFile none',
    '  StrictHostKeyChecking yes',
    '',
  ].join('\n');
}

function configureCurl(ip: string, authority: string): string {
  const ports = [443, 80].map((port) => `resolve = "${siteName}:${port}:${ip}"`);
  return [...ports, `cacert = "${authority}"`, ''].join('\n');
}
