import { RPCLink } from '@orpc/client/websocket';
import { type ByteSocket, openByteSocket, type SocketPlace } from './bytes/byte-socket.ts';
import { keepSocket, type SocketSteps } from './bytes/keep-socket.ts';
import type { Link } from './link.ts';
import { createLinkCore } from './link-core.ts';
import { isShutOut, loopbackProtocols } from './loopback-session.ts';

/**
 * Links to the loopback host this page came from: one socket for calls, one for bytes. A cookie and the window's key let both in.
 * The link is open only while both are: a call may name a stream whose bytes arrive at once.
 */
export function connectLoopback(origin: string): Link {
  const core = createLinkCore();
  // Both sockets carry the tab's name, so that the host can match calls and bytes.
  const tab = crypto.randomUUID();
  const at = (path: string): string => new URL(`${path}?tab=${tab}`, origin.replace(/^http/, 'ws')).href;
  let calls: WebSocket | null = null;
  let bytes: ByteSocket | null = null;
  const opened = (): void => {
    if (calls !== null && bytes !== null) core.carry(new RPCLink({ websocket: calls }));
  };
  const lost = (): void => {
    core.carry(null);
    core.streams.disconnect();
  };
  const refused = (): void => {
    void isShutOut(origin).then((shut) => {
      if (shut) core.shut();
    });
  };
  keepSocket((steps) => openCallSocket(at('/rpc'), steps), {
    onRefused: refused,
    onOpen: (socket) => {
      calls = socket;
      opened();
    },
    onLost: () => {
      calls = null;
      lost();
    },
  });
  const place = (): SocketPlace => ({ url: at('/streams'), protocols: loopbackProtocols() });
  keepSocket((steps) => openByteSocket(place(), steps, (frame) => core.streams.receive(frame)), {
    onOpen: (socket) => {
      bytes = socket;
      opened();
    },
    onLost: () => {
      bytes = null;
      lost();
    },
  });
  core.streams.connect((frame) => bytes?.send(frame));
  return core.link;
}

function openCallSocket(url: string, steps: SocketSteps): WebSocket {
  const socket = new WebSocket(url, [...loopbackProtocols()]);
  socket.addEventListener('open', () => steps.opened());
  socket.addEventListener('close', () => steps.closed());
  return socket;
}
