import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { attempt } from '../../shared/lib/attempt.ts';
import { loopbackProtocol } from '../../shared/wire/loopback-key.ts';
import type { Engine } from '../composition/engine.ts';
import { ignore } from '../lib/ignore.ts';
import type { LoopbackAuth } from './loopback-auth.ts';
import { readTarget } from './request-target.ts';
import { createRouter } from './router.ts';
import type { HostInfo } from './routes/implementer.ts';
import { StreamServer } from './streams/stream-server.ts';

export interface Accepting {
  readonly server: Server;
  readonly engine: Engine;
  readonly info: HostInfo;
  readonly auth: LoopbackAuth;
  /** Sockets that are open; kept up to date. */
  readonly sockets: Set<WebSocket>;
  readonly onClosed: () => void;
}

/** A call's message may be this large: a checklist and its answers, never a file. */
const maxMessageBytes = 8 * 1024 * 1024;

/** Which of a tab's two sockets a request asks for, and of which tab. */
interface Wanted {
  readonly tab: string;
  readonly kind: '/rpc' | '/streams';
}

/** Takes in the WebSockets of the console: calls and bytes, one of each a tab. Gives what ends all streams. */
export function acceptSockets(host: Accepting): { disconnect(): void } {
  const handler = new RPCHandler(createRouter(host.engine, host.info));
  /** Streams of each tab, with how many of its two sockets are up. */
  const hubs = new Map<string, { readonly streams: StreamServer; sockets: number }>();
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    // The key that came with it is never sent back.
    handleProtocols: () => loopbackProtocol,
  });
  host.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // From here on nobody else listens for what becomes of it.
    socket.on('error', () => socket.destroy());
    const wanted = attempt(() => wantedBy(request, host.auth), null);
    if (wanted === null) socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    else upgrades.handleUpgrade(request, socket, head, (websocket) => take(websocket, wanted));
  });
  return {
    disconnect: () => {
      for (const hub of hubs.values()) hub.streams.disconnect();
    },
  };

  function take(websocket: WebSocket, { tab, kind }: Wanted): void {
    const hub = hubs.get(tab) ?? { streams: new StreamServer(), sockets: 0 };
    hubs.set(tab, hub);
    hub.sockets += 1;
    host.sockets.add(websocket);
    websocket.on('close', () => {
      host.sockets.delete(websocket);
      hub.sockets -= 1;
      if (hub.sockets === 0) hubs.delete(tab);
      host.onClosed();
    });
    websocket.on('error', () => websocket.terminate());
    if (kind === '/streams') carryStreams(hub.streams, websocket);
    else
      ignore(
        Promise.resolve(handler.upgrade(websocket, { context: { streams: hub.streams } })),
        'a call that cannot be read is answered by the handler itself',
      );
  }
}

/** What a request asks for; null where it may not have it. */
function wantedBy(request: IncomingMessage, auth: LoopbackAuth): Wanted | null {
  if (!auth.isOurs(request) || request.headers.origin === undefined || !auth.hasSession(request)) return null;
  const target = readTarget(request.url);
  const tab = target?.query.get('tab') ?? '';
  if (!/^[\w-]{8,64}$/.test(tab)) return null;
  return target?.path === '/rpc' || target?.path === '/streams' ? { tab, kind: target.path } : null;
}

function carryStreams(streams: StreamServer, websocket: WebSocket): void {
  websocket.binaryType = 'nodebuffer';
  streams.connect((bytes) => websocket.send(bytes, { binary: true }));
  websocket.on('message', (data, binary) => {
    if (binary) streams.receive(data as Buffer);
  });
  websocket.on('close', () => streams.disconnect());
}
