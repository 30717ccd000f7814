/*
 * A stand-in for the engine's host, for screenshots and component tests of states that are hard to reach with the
 * real one. It serves the built console and answers the contract from worlds in memory; nothing is ever executed.
 * Which world a page sees is its `fixture` cookie, set by opening `/?fixture=<scenario>`.
 *
 * Run it by hand: `node test/renderer/fixture-host.ts`, then open the printed addresses.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RPCHandler } from '@orpc/server/ws';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { type WebSocket, WebSocketServer } from 'ws';
import { scaleCss } from '../../scripts/scale-css.ts';
import { sessionPath } from '../../src/shared/wire/loopback-key.ts';
import { contentSecurityPolicy } from '../../src/shared/wire/page-policy.ts';
import { createRouter } from './fixture/router.ts';
import { createWorld, type Scenario, scenarioNames } from './fixture/scenarios.ts';
import { StreamServer } from './fixture/stream-server.ts';
import type { World } from './fixture/world.ts';

export interface FixtureHost {
  readonly url: string;
  /** The world a page with this cookie value sees. */
  world(key: string): World;
  /** Cuts the sockets of a page, and refuses new ones until `mend`. */
  cut(key: string): void;
  mend(key: string): void;
  streams(key: string): StreamServer;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const policy = contentSecurityPolicy();

/** Builds the console into `outDir`. */
export async function buildConsole(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../src/renderer', import.meta.url)),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    css: { postcss: { plugins: [scaleCss] } },
    build: { outDir, emptyOutDir: true, target: 'chrome140', chunkSizeWarningLimit: 900 },
  });
}

/** Starts the stand-in on a free port of 127.0.0.1. `built` is a console built before; without it one is built here. */
export async function startFixtureHost(port = 0, built?: string): Promise<FixtureHost> {
  const outDir = built ?? (await mkdtemp(join(tmpdir(), 'slipway-console-')));
  if (built === undefined) await buildConsole(outDir);
  const pages = new Map<
    string,
    { world: World; streams: StreamServer; sockets: Set<WebSocket>; cut: boolean }
  >();
  const page = (key: string) => {
    const known = pages.get(key);
    if (known !== undefined) return known;
    const name = key.split('.')[0] as Scenario;
    const fresh = {
      world: createWorld(scenarioNames.includes(name) ? name : 'running'),
      streams: new StreamServer(),
      sockets: new Set<WebSocket>(),
      cut: false,
    };
    pages.set(key, fresh);
    return fresh;
  };

  const server = createServer((request, response) => void serve(request, response, outDir));
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const mine = page(keyOf(request));
    if (mine.cut) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      mine.sockets.add(ws);
      ws.on('close', () => mine.sockets.delete(ws));
      if (request.url?.startsWith('/streams') === true) mine.streams.attach(ws);
      else void new RPCHandler(createRouter(mine.world, mine.streams)).upgrade(ws);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    world: (key) => page(key).world,
    streams: (key) => page(key).streams,
    cut: (key) => {
      page(key).cut = true;
      for (const ws of page(key).sockets) ws.terminate();
    },
    mend: (key) => {
      page(key).cut = false;
    },
    close: async () => {
      for (const { world, sockets: open } of pages.values()) {
        world.close();
        for (const ws of open) ws.terminate();
      }
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (built === undefined) await rm(outDir, { recursive: true, force: true });
    },
  };
}

function keyOf(request: IncomingMessage): string {
  return /(?:^|;\s*)fixture=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'running';
}

async function serve(request: IncomingMessage, response: ServerResponse, root: string): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fixture');
  if (url.pathname === sessionPath) {
    // Whoever asks is let in as soon as the sockets are.
    response.writeHead(204).end();
    return;
  }
  const chosen = url.searchParams.get('fixture');
  const path = url.pathname === '/' ? 'index.html' : normalize(url.pathname).replace(/^[/\\]+/, '');
  try {
    const body = await readFile(join(root, path));
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      ...(chosen === null ? {} : { 'set-cookie': `fixture=${chosen}; Path=/; SameSite=Strict` }),
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const host = await startFixtureHost(Number(process.env.PORT ?? 0));
  for (const name of scenarioNames) process.stdout.write(`${host.url}/?fixture=${name}#/run/run-1\n`);
}
