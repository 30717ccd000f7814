import { connect as connectTcp, type Socket } from 'node:net';
import { explainSocket, unreachable } from './connect-errors.ts';
import type { ResolvedHost } from './resolve-host.ts';

/** A server that is near answers a greeting within this, in ms; for one that is not, nothing else waits. */
const nearMs = 5;

/** An own socket, because ssh2 leaves Nagle's algorithm on and every small message would wait for an acknowledgement. */
export function openSocket(host: ResolvedHost, knocked?: () => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: host.hostname, port: host.port, noDelay: true, keepAlive: true });
    if (knocked !== undefined) setTimeout(knocked, nearMs).unref();
    const timer = setTimeout(
      () => socket.destroy(new Error(`no answer within ${host.connectTimeoutMs / 1_000} s`)),
      host.connectTimeoutMs,
    );
    socket.once('connect', () => {
      clearTimeout(timer);
      // Until the connection's own listeners stand it may be reset; whoever takes it looks whether it still is one.
      socket.removeAllListeners('error').on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(unreachable(host.hostname, host.port, explainSocket(error)));
    });
  });
}
