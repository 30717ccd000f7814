import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type AuthContext, type ServerChannel } from 'ssh2';

/** What a server that is no sshd does. It refuses everything that is not said here. */
export interface Behavior {
  readonly banner?: string;
  /** Its answer to a request for sign-in. Where there is none, it refuses all, and says that it takes every method. */
  readonly signIn?: (attempt: AuthContext) => void;
  /** Runs nothing: it answers as it likes. */
  readonly exec?: (command: string, channel: ServerChannel) => void;
  /** What it does not answer: requests for a session, or for a command in one. */
  readonly ignores?: 'session' | 'exec';
  /** So many bytes it takes in a session before it is asked for more; it never is. */
  readonly window?: number;
  /** Called with every connection, instead of everything above. */
  readonly raw?: (socket: Socket) => void;
}

/** A stand-in for an SSH server: ssh2's, not OpenSSH's, on loopback. It says what it is told to, true or not. */
export interface StandIn {
  readonly port: number;
  readonly folder: string;
  /** An ssh_config that reaches it as `box`, whose key is known and whose user has a key. */
  readonly config: string;
  /** Methods of sign-in that were tried, each once for each time in a row. */
  readonly tried: string[];
  configure(lines: string): Promise<void>;
  stop(): Promise<void>;
}

/** Has the sessions of a client begin with a window of so many bytes. */
function narrow(client: ssh2.Connection, window: number | undefined): void {
  if (window === undefined) return;
  const { _protocol: protocol } = client as unknown as {
    _protocol: { channelOpenConfirm: (theirs: number, ours: number, window: number, packet: number) => void };
  };
  const confirm = protocol.channelOpenConfirm.bind(protocol);
  protocol.channelOpenConfirm = (theirs, ours, _, packet) => confirm(theirs, ours, window, packet);
}

export const everyMethod = ['publickey' as const, 'keyboard-interactive' as const, 'password' as const];

export async function startStandIn(behavior: Behavior): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-standin-'));
  const path = (name: string): string => join(folder, name);
  for (const name of ['host', 'id'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path(name)]);
  const tried: string[] = [];
  const options = {
    hostKeys: [await readFile(path('host'))],
    ident: 'StandIn',
    ...(behavior.banner === undefined ? {} : { banner: behavior.banner }),
  };
  const server = new ssh2.Server(options, (client) => {
    client.on('authentication', (attempt) => {
      if (attempt.method !== 'none' && tried.at(-1) !== attempt.method) tried.push(attempt.method);
      if (behavior.signIn === undefined) attempt.reject(everyMethod);
      else behavior.signIn(attempt);
    });
    narrow(client, behavior.window);
    client.on('session', (accept) => {
      if (behavior.ignores === 'session') return;
      const session = accept();
      session.on('exec', (take, refuse, { command }) => {
        if (behavior.ignores === 'exec') return;
        if (behavior.exec === undefined) refuse();
        else behavior.exec(command, take());
      });
    });
    client.on('error', () => undefined);
  });
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (behavior.raw === undefined) server.injectSocket(socket);
    else behavior.raw(socket);
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const { port } = listener.address() as AddressInfo;
  const key = (await readFile(path('host.pub'), 'utf8')).split(' ').slice(0, 2).join(' ');
  await writeFile(path('known_hosts'), `[127.0.0.1]:${port} ${key}\n`);
  const host = `Host box\n  HostName 127.0.0.1\n  Port ${port}\n  User ann\n  IdentityFile ${path('id')}\n  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile ${path('known_hosts')}\n  GlobalKnownHostsFile /dev/null\n  StrictHostKeyChecking yes\n`;
  const configure = (lines: string): Promise<void> => writeFile(path('config'), `${lines}\n${host}`);
  await configure('');
  return {
    port,
    folder,
    config: path('config'),
    tried,
    configure,
    stop: async () => {
      const closed = new Promise((done) => listener.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
