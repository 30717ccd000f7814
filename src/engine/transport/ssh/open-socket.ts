import type { Socket } from 'node:net';
import { explainSocket, unreachable } from './connect-errors.ts';
import { type Knock, knock } from './knock.ts';
import type { ResolvedHost } from './resolve-host.ts';

/** A server that is near answers a greeting within this, in ms; for one that is not, nothing else waits. */
const nearMs = 5;

/**
 * A socket to a host: the one that was opened ahead, if it leads there, else a new one. It may be reset before its own
 * listeners stand; whoever takes it looks whether it still is one.
 */
export function openSocket(host: ResolvedHost, ahead: Knock | null, knocked?: () => void): Promise<Socket> {
  if (ahead !== null && leadsTo(ahead, host)) return connected(ahead.socket, host, knocked);
  ahead?.socket.destroy();
  return connected(knock(host).socket, host, knocked);
}

function leadsTo({ hostname, port, socket }: Knock, host: ResolvedHost): boolean {
  return hostname === host.hostname && port === host.port && !socket.destroyed;
}

function connected(socket: Socket, host: ResolvedHost, knocked?: () => void): Promise<Socket> {
  if (!socket.connecting) return Promise.resolve(socket);
  return new Promise((resolve, reject) => {
    if (knocked !== undefined) setTimeout(knocked, nearMs).unref();
    const timer = setTimeout(
      () => socket.destroy(new Error(`no answer within ${host.connectTimeoutMs / 1_000} s`)),
      host.connectTimeoutMs,
    );
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(unreachable(host.hostname, host.port, explainSocket(error)));
    });
  });
}
