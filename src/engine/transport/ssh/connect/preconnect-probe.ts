import { connect, type Socket } from 'node:net';
import type { Address } from '../../../journal/run-notes.ts';

/** A socket that was opened to where a host is believed to be. Nothing is sent on it before that is certain. */
export interface Probe extends Address {
  readonly socket: Socket;
}

/**
 * Opens a socket, so that the server begins to stir while it is still being found out whether this is the server that is
 * meant. Whoever takes it looks whether it stands; nobody needs to be told that it does not.
 */
export function probeAddress({ hostname, port }: Address): Probe {
  // An own socket, because ssh2 leaves Nagle's algorithm on and every small message would wait for an acknowledgement.
  const socket = connect({ host: hostname, port, noDelay: true, keepAlive: true });
  socket.on('error', () => undefined);
  return { hostname, port, socket };
}
