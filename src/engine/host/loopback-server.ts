import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocket } from 'ws';
import type { Engine } from '../composition/engine.ts';
import { answerRequests } from './answer-request.ts';
import { LinkGiver } from './links/link-giver.ts';
import { LoopbackAuth } from './loopback-auth.ts';
import { acceptSockets } from './loopback-sockets.ts';
import type { HostInfo } from './routes/implementer.ts';

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
  /** A link was exchanged for a session: whatever held the link is of no use any more. */
  readonly onEntered?: () => void;
}

export interface LoopbackServer {
  readonly port: number;
  /** Whoever knows this may ask for links; see {@link LinkGiver}. For a file that only the console's owner can read. */
  readonly linkSecret: string;
  /** A URL that opens the console once; each call gives a fresh one when the last was used. */
  url(): string;
  close(): Promise<void>;
}

/** Headers of a request arrive within this time, in ms. They are all that anybody without a session is listened to. */
const headersMs = 10_000;

/** Serves the console on 127.0.0.1: the bundle over HTTP, calls and bytes over two WebSockets a tab. */
export async function serveLoopback(engine: Engine, options: LoopbackOptions): Promise<LoopbackServer> {
  const sockets = new Set<WebSocket>();
  let idle: NodeJS.Timeout | undefined;

  const server = createServer({ headersTimeout: headersMs, requestTimeout: headersMs });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const auth = new LoopbackAuth(port);
  const url = (): string => `http://127.0.0.1:${port}/?token=${auth.token}`;
  const links = new LinkGiver(url);
  server.on(
    'request',
    answerRequests({ auth, links, port, renderer: options.renderer, onEntered: options.onEntered }),
  );
  const streams = acceptSockets({ server, engine, info: options.info, auth, sockets, onClosed: watchIdle });
  watchIdle();

  return {
    port,
    linkSecret: links.secret,
    url,
    close: async () => {
      clearTimeout(idle);
      for (const socket of sockets) socket.terminate();
      streams.disconnect();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

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
