import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sshd, startSshd } from './sshd.ts';

/** Several real servers on loopback, each with a home of its own, and one ssh_config that reaches all of them. */
export interface Fleet {
  readonly hosts: readonly string[];
  readonly config: string;
  /** Folder of the host's account. */
  home(host: string): string;
  server(host: string): Sshd;
  /** The sidecar's `targets`: every host, and the group `web` of them all with more of its own settings. */
  targets(group?: string): string;
  stop(): Promise<void>;
}

/** `lines` are added to every sshd_config. */
export async function startGroupAttempt(size: number, lines = ''): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-fleet-'));
  const hosts = Array.from({ length: size }, (_, index) => `web-${index + 1}`);
  const servers = new Map(
    await Promise.all(hosts.map(async (host) => [host, await startSshd(host, lines)] as const)),
  );
  const config = join(folder, 'config');
  const parts = await Promise.all(
    [...servers.values()].map(async (server) => {
      await writeFile(server.knownHosts, await server.hostKeyLine());
      return readFile(server.config, 'utf8');
    }),
  );
  await writeFile(config, parts.join('\n'));
  const server = (host: string): Sshd => {
    const found = servers.get(host);
    if (found === undefined) throw new Error(`there is no ${host}`);
    return found;
  };
  return {
    hosts,
    config,
    home: (host) => server(host).home,
    server,
    targets: (group = '') =>
      `targets:\n${hosts.map((host) => `  ${host}: { ssh: ${host} }\n`).join('')}  web: { group: [${hosts.join(', ')}]${group} }\n`,
    stop: async () => {
      await Promise.all([...servers.values()].map((each) => each.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
