import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import ssh2 from 'ssh2';
import { practiceUser, type SshKeys } from '../home/write-ssh-files.ts';
import { forward } from './forward.ts';
import { openSession, type SessionContext } from './session.ts';

/** What an SSH server needs to know about the place it serves. */
export interface SshServerContext extends SessionContext {
  /** The only port connections may be forwarded to. */
  readonly servicePort: number;
}

export interface SshServer {
  readonly port: number;
  /** Resets every connection; new ones are welcome at once. */
  dropConnections(): void;
  /** While it is cut, connections are reset and none comes through; then new ones are welcome again. */
  setCut(cut: boolean): void;
  /** Stops listening and resets what is connected. */
  close(): Promise<void>;
}

/**
 * Starts an SSH server on a random port of 127.0.0.1 that accepts nobody but the holder of the client key.
 * Sessions, forwards and file transfers stay inside `context`.
 */
export async function startSshServer(keys: SshKeys, context: SshServerContext): Promise<SshServer> {
  const protocol = new ssh2.Server({ hostKeys: [keys.host.private], ident: 'SlipwayPractice' }, (client) => {
    authenticate(client, keys.client.public);
    client.on('session', (accept) => openSession(accept(), context));
    client.on('tcpip', (accept, reject, info) => forward(accept, reject, info, context.servicePort));
    // A connection that ends badly is the peer's business; there is nobody here to tell.
    client.on('error', () => {});
  });
  // The listener is ours and not ssh2's, because only the owner of a socket can reset it.
  const sockets = new Set<Socket>();
  let isCut = false;
  const listener = createServer({ noDelay: true }, (socket) => {
    if (isCut) {
      socket.resetAndDestroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    protocol.injectSocket(socket);
  });
  const dropConnections = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: await listen(listener),
    dropConnections,
    setCut: (cut) => {
      isCut = cut;
      if (cut) dropConnections();
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      dropConnections();
      await closed;
    },
  };
}

function authenticate(client: ssh2.Connection, clientPublic: string): void {
  const key = ssh2.utils.parseKey(clientPublic);
  if (key instanceof Error || Array.isArray(key))
    throw new Error('The client key made for practice is unreadable.');
  client.on('authentication', (attempt) => {
    if (attempt.method !== 'publickey' || attempt.username !== practiceUser)
      return attempt.reject(['publickey']);
    if (attempt.key.algo !== key.type || !attempt.key.data.equals(key.getPublicSSH()))
      return attempt.reject(['publickey']);
    if (attempt.signature === undefined || attempt.blob === undefined) return attempt.accept();
    if (key.verify(attempt.blob, attempt.signature, attempt.hashAlgo) === true) return attempt.accept();
    return attempt.reject(['publickey']);
  });
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
