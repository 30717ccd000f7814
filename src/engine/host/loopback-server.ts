import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../composition/engine.ts';
import { LoopbackAuth } from './loopback-auth.ts';
import { createRouter } from './router.ts';
import type { HostInfo } from './routes/implementer.ts';
import { serveFile } from './static-files.ts';
import { StreamServer } from './streams/stream-server.ts';
import * as words from './words/host-words.ts';

export interface LoopbackOptions {
  /** Folder of the built console. */
  readonly renderer: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The server stops by itself when no console has been connected for this long, in ms; 0 for never. */
  readonly idleMs: number;
  readonly info: HostInfo;
  /** While this is true the server does not count as idle. */
  readonly isBusy?: () => Promise<boolean>;
  readonly onIdle?: () => void;
}

export interface LoopbackServer {
  readonly port: number;
  /** A URL that opens the console once; each call gives a fresh one when the last was used. */
  url(): string;
  close(): Promise<void>;
}

/** A call's message may be this large: a checklist and its answers, never a file. */
const maxMessageBytes = 8 * 1024 * 1024;

/** Serves the console on 127.0.0.1: the bundle over HTTP, calls and bytes over two WebSockets a tab. */
export async function serveLoopback(engine: Engine, options: LoopbackOptions): Promise<LoopbackServer> {
  const handler = new RPCHandler(createRouter(engine, options.info));
  /** Streams of each tab, with how many of its two sockets are up. */
  const hubs = new Map<string, { readonly streams: StreamServer; sockets: number }>();
  const sockets = new Set<WebSocket>();
  let auth: LoopbackAuth | null = null;
  let idle: NodeJS.Timeout | undefined;

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  auth = new LoopbackAuth(port);
  watchIdle();

  return {
    port,
    url: () => `http://127.0.0.1:${port}/?token=${auth?.token}`,
    close: async () => {
      clearTimeout(idle);
      for (const socket of sockets) socket.terminate();
      for (const hub of hubs.values()) hub.streams.disconnect();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (auth === null || !auth.isOurs(request)) return refuse(response, 403, words.onlyOwnAddress);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const token = url.searchParams.get('token');
    if (token !== null) return letIn(auth, token, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, words.onlyGet);
    if (!auth.hasCookie(request)) return refuse(response, 401, words.needsLink);
    await serveFile(options.renderer, url.pathname, response);
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const tab = url.searchParams.get('tab') ?? '';
    const ours =
      auth?.isOurs(request) === true && request.headers.origin !== undefined && auth.hasCookie(request);
    if (!ours || !/^[\w-]{8,64}$/.test(tab) || (url.pathname !== '/rpc' && url.pathname !== '/streams')) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    upgrades.handleUpgrade(request, socket, head, (websocket) => {
      sockets.add(websocket);
      websocket.on('close', () => {
        sockets.delete(websocket);
        watchIdle();
      });
      websocket.on('error', () => websocket.terminate());
      if ('setNoDelay' in socket && typeof socket.setNoDelay === 'function') socket.setNoDelay(true);
      const hub = hubOf(tab);
      hub.sockets += 1;
      websocket.on('close', () => {
        hub.sockets -= 1;
        if (hub.sockets === 0) hubs.delete(tab);
      });
      if (url.pathname === '/rpc') void handler.upgrade(websocket, { context: { streams: hub.streams } });
      else carryStreams(hub.streams, websocket);
    });
  }

  function hubOf(tab: string): { readonly streams: StreamServer; sockets: number } {
    const hub = hubs.get(tab) ?? { streams: new StreamServer(), sockets: 0 };
    hubs.set(tab, hub);
    return hub;
  }

  function carryStreams(streams: StreamServer, websocket: WebSocket): void {
    websocket.binaryType = 'nodebuffer';
    streams.connect((bytes) => websocket.send(bytes, { binary: true }));
    websocket.on('message', (data, binary) => {
      if (binary) streams.receive(data as Buffer);
    });
    websocket.on('close', () => streams.disconnect());
  }

  function watchIdle(): void {
    clearTimeout(idle);
    if (options.idleMs === 0) return;
    idle = setTimeout(() => {
      void (options.isBusy?.() ?? Promise.resolve(false)).then((busy) => {
        if (sockets.size === 0 && !busy) options.onIdle?.();
        else watchIdle();
      });
    }, options.idleMs);
    idle.unref();
  }
}

/** Exchanges a link's token for a cookie. */
function letIn(auth: LoopbackAuth, token: string, request: IncomingMessage, response: ServerResponse): void {
  const cookie = auth.exchange(token);
  // A used link opened again by somebody who is in already is no attack.
  if (cookie === null && !auth.hasCookie(request)) {
    refuse(response, 403, words.linkUsed);
    return;
  }
  response.writeHead(303, { location: '/', ...(cookie === null ? {} : { 'set-cookie': cookie }) }).end();
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(`${why}\n`);
}
