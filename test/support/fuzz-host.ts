import { once } from 'node:events';
import { connect } from 'node:net';
import type { WebSocket } from 'ws';
import type { LoopbackConsole, Pass } from './loopback-console.ts';
import { malformedMessage } from './malformed-messages.ts';
import { malformedRequest } from './malformed-requests.ts';
import { SeededRandom } from './seeded-random.ts';

export interface FuzzReport {
  /** Requests and messages that were sent. */
  readonly sent: number;
  /** The longest that a proper request had to wait between them, in ms. */
  readonly slowestMs: number;
}

/** So many connections at once, and so many messages between two looks at whether the console still answers. */
const batch = 100;

/** Sends `count` malformed requests and handshakes; rejects where a proper one is not answered afterwards. */
export async function fuzzRequests(
  console: LoopbackConsole,
  seed: number,
  count: number,
): Promise<FuzzReport> {
  const random = new SeededRandom(seed);
  const pass = await console.enter();
  const { port } = console.server;
  let slowestMs = 0;
  for (let sent = 0; sent < count; sent += batch) {
    const some = Array.from({ length: Math.min(batch, count - sent) }, () =>
      malformedRequest(random, port, pass),
    );
    const [slowest] = await Promise.all([proper(console, pass), ...some.map((bytes) => send(port, bytes))]);
    slowestMs = Math.max(slowestMs, slowest, await proper(console, pass));
  }
  return { sent: count, slowestMs };
}

/** Sends `count` malformed messages on the socket of calls, and as many frames of any bytes on that of streams. */
export async function fuzzMessages(
  console: LoopbackConsole,
  seed: number,
  count: number,
): Promise<FuzzReport> {
  const random = new SeededRandom(seed);
  const pass = await console.enter();
  let slowestMs = 0;
  for (let sent = 0; sent < count; ) {
    const sockets = await Promise.all(['/rpc', '/streams'].map((path) => openSocket(console, path, pass)));
    const [calls, streams] = sockets as [WebSocket, WebSocket];
    for (let n = 0; n < 10 && sent < count; n += 1) {
      for (const end = Math.min(count, sent + batch); sent < end; sent += 1) {
        calls.send(malformedMessage(random, sent));
        streams.send(random.bytes(40));
      }
      slowestMs = Math.max(slowestMs, await proper(console, pass));
    }
    for (const socket of sockets) {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    }
  }
  return { sent: count, slowestMs };
}

/** How long a proper request takes, in ms. */
async function proper(console: LoopbackConsole, { cookie, key }: Pass): Promise<number> {
  const since = performance.now();
  const { status } = await console.ask('/session', { cookie, 'x-slipway-key': key });
  if (status !== 204) throw new Error(`the console answered ${status} to its own window`);
  return performance.now() - since;
}

/** Sends bytes and ends the connection with the first answer, by a reset that leaves no port behind. */
function send(port: number, bytes: Buffer): Promise<void> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    // What is not complete yet is waited for by the console; nobody here waits as long.
    const limit = setTimeout(() => socket.resetAndDestroy(), 30);
    socket.on('data', () => socket.resetAndDestroy());
    socket.on('end', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(limit);
      done();
    });
  });
}

async function openSocket(console: LoopbackConsole, path: string, pass: Pass): Promise<WebSocket> {
  const protocols = ['slipway', `slipway.key.${pass.key}`];
  const { cookie, origin } = pass;
  const socket = await console.socket(`${path}?tab=fuzz-tab-x`, { cookie, origin }, protocols);
  if (typeof socket === 'number') throw new Error(`a proper socket was refused with ${socket}`);
  return socket;
}
