import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { endShells } from './end-shells.ts';

const binary = '/usr/sbin/sshd';

/** Why there is no sshd to test against, or null. */
export const sshdMissing = existsSync(binary) ? null : `${binary} is not installed`;

/** A real sshd on loopback with keys and configuration of its own, and an ssh_config that reaches it as `box`. */
export interface Sshd {
  readonly port: number;
  readonly pid: number;
  readonly folder: string;
  readonly config: string;
  readonly knownHosts: string;
  readonly key: string;
  hostKeyLine(): Promise<string>;
  /** The home of whoever logs in: a folder of this server's own. */
  readonly home: string;
  /** Adds lines to the ssh_config in front of everything else. */
  configure(lines: string): Promise<void>;
  /** Everything the server has said so far. */
  said(): string;
  /** Ends every connection that stands; the server continues. */
  cut(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * `name` is what the ssh_config calls it; `lines` are added to the sshd_config, with `%FOLDER%` for the server's folder; `env` is
 * what its sessions begin with. `prepare` may put files into the folder before the server starts, and gives further lines.
 */
export async function startSshd(
  name = 'box',
  lines = '',
  env: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => string = () => '',
): Promise<Sshd> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-sshd-'));
  const port = await freePort();
  const path = (name: string): string => join(folder, name);
  const keygen = (file: string, ...more: string[]): void => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path(file), ...more]);
  };
  keygen('host');
  keygen('id');
  await writeFile(path('authorized'), await readFile(path('id.pub')), { mode: 0o600 });
  const variables = Object.entries({ HOME: path('home'), ...env }).map(([key, value]) => `${key}=${value}`);
  await writeFile(
    path('sshd_config'),
    `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${path('host')}\nPidFile ${path('pid')}\nAuthorizedKeysFile ${path('authorized')}\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\nSubsystem sftp internal-sftp\nMaxStartups 50\nSetEnv ${variables.join(' ')}\n${`${lines}\n${prepare(folder)}`.replaceAll('%FOLDER%', folder)}\nLogLevel ERROR\n`,
  );
  await mkdir(path('home'), { mode: 0o700 });
  const host = `Host ${name}\n  HostName 127.0.0.1\n  Port ${port}\n  User ${userInfo().username}\n  IdentityFile ${path('id')}\n  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile ${path('known_hosts')}\n  GlobalKnownHostsFile /dev/null\n  StrictHostKeyChecking ask\n`;
  await writeFile(path('config'), host);
  await writeFile(path('known_hosts'), '');
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true });
  await chmod(folder, 0o755);
  const child = spawn(binary, ['-D', '-e', '-f', path('sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await waitUntilListening(port, child, () => said);
  return {
    port,
    pid: child.pid ?? 0,
    folder,
    config: path('config'),
    knownHosts: path('known_hosts'),
    key: path('id'),
    cut: async () => {
      const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
      for (const session of children.trim().split(' ')) process.kill(Number(session), 'SIGKILL');
    },
    home: path('home'),
    hostKeyLine: async () =>
      `[127.0.0.1]:${port} ${(await readFile(path('host.pub'), 'utf8')).split(' ').slice(0, 2).join(' ')}\n`,
    said: () => said,
    configure: (lines) => writeFile(path('config'), `${lines}\n${host}`),
    stop: async () => {
      // Not `close`: a session that still stands holds the error stream open.
      const gone = new Promise((done) => child.once('exit', done));
      // False where it was stopped before.
      if (child.kill('SIGTERM')) await gone;
      endShells(path('home'));
      // A step that is just ending may still write its last file.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function waitUntilListening(port: number, child: ChildProcess, said: () => string): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    if (child.exitCode !== null) throw new Error(`sshd ended: ${said()}`);
    const up = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`sshd did not listen on ${port}: ${said()}`);
}
