import { RPCLink } from '@orpc/client/websocket';
import type { Link } from './link.ts';
import { createLinkCore } from './link-core.ts';
import { keepSocket } from './reconnecting-socket.ts';

/**
 * Links to the loopback host this page came from: one socket for calls, one for bytes. Cookies authenticate both.
 * The link counts as open only while both are, because a call may name a stream whose bytes come at once.
 */
export function connectLoopback(origin: string): Link {
  const core = createLinkCore();
  // Both sockets of a tab carry its name, so that the host knows whose bytes go where.
  const tab = crypto.randomUUID();
  const at = (path: string): string => new URL(`${path}?tab=${tab}`, origin.replace(/^http/, 'ws')).href;
  let calls: WebSocket | null = null;
  let bytes: WebSocket | null = null;
  const opened = (): void => {
    if (calls !== null && bytes !== null) core.carry(new RPCLink({ websocket: calls }));
  };
  const lost = (): void => {
    core.carry(null);
    core.streams.disconnect();
  };
  keepSocket(at('/rpc'), {
    onOpen: (socket) => {
      calls = socket;
      opened();
    },
    onLost: () => {
      calls = null;
      lost();
    },
  });
  keepSocket(at('/streams'), {
    onOpen: (socket) => {
      bytes = socket;
      socket.addEventListener('message', (event: MessageEvent<unknown>) => core.streams.receive(event.data));
      opened();
    },
    onLost: () => {
      bytes = null;
      lost();
    },
  });
  core.streams.connect((frame) => {
    // The socket's own buffer type is narrower than Uint8Array's; our frames never sit on shared memory.
    if (bytes?.readyState === WebSocket.OPEN) bytes.send(frame as Uint8Array<ArrayBuffer>);
  });
  return core.link;
}
