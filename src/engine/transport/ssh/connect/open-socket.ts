import type { Socket } from 'node:net';
import * as words from '../../transport-words.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';
import { explainSocket, unreachable } from './connect-errors.ts';
import { type Probe, probeAddress } from './preconnect-probe.ts';

/**
 * A socket to a host: the one that was opened ahead, if it leads there, else a new one. It may be reset before its own
 * listeners stand; whoever takes it looks whether it still is one.
 */
export function openSocket(host: ResolvedHost, ahead: Probe | null): Promise<Socket> {
  if (ahead !== null && leadsTo(ahead, host)) return connected(ahead.socket, host);
  ahead?.socket.destroy();
  return connected(probeAddress(host).socket, host);
}

function leadsTo({ hostname, port, socket }: Probe, host: ResolvedHost): boolean {
  return hostname === host.hostname && port === host.port && !socket.destroyed;
}

function connected(socket: Socket, host: ResolvedHost): Promise<Socket> {
  if (!socket.connecting) return Promise.resolve(socket);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => socket.destroy(new Error(words.noAnswerWithin(host.connectTimeoutMs))),
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
