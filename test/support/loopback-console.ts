import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import { Engine, type LoopbackServer, serveLoopback } from '../../src/engine/index.ts';
import { practiceServer } from '../../src/practice/practice-server.ts';
import type { Contract } from '../../src/shared/wire/contract.ts';

export const tab = 'test-tab-1';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, unknown>;
}

/** What a page that came by a link sends. */
export interface Pass {
  readonly cookie: string;
  readonly key: string;
  readonly origin: string;
}

/** A real loopback console over a folder: its pages are files of the test, its engine is real. */
export class LoopbackConsole {
  readonly engine: Engine;
  readonly server: LoopbackServer;

  private constructor(engine: Engine, server: LoopbackServer) {
    this.engine = engine;
    this.server = server;
  }

  /** Serves a bundle of one page in `dir/renderer`, with `dir/secret` beside it. */
  static async start(dir: string): Promise<LoopbackConsole> {
    await mkdir(join(dir, 'renderer', 'assets'), { recursive: true });
    await writeFile(join(dir, 'renderer', 'index.html'), '<!doctype html>console');
    await writeFile(join(dir, 'secret'), 'secret');
    const engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      practice: practiceServer(resolve('resources')),
    });
    const server = await serveLoopback(engine, {
      renderer: join(dir, 'renderer'),
      port: 0,
      idleMs: 0,
      info: { host: 'loopback', version: '0', openFirst: null, runFirst: null },
    });
    return new LoopbackConsole(engine, server);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.engine.close();
  }

  /** The path and query of the current link. */
  get link(): string {
    return `/${new URL(this.server.url()).search}`;
  }

  ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    const { port } = this.server;
    const all = { host: `127.0.0.1:${port}`, ...headers };
    return new Promise((done, fail) => {
      request({ host: '127.0.0.1', port, path, headers: all, method, agent: false }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => {
          body += chunk.toString('utf8');
        });
        response.once('end', () =>
          done({ status: response.statusCode ?? 0, body, headers: response.headers }),
        );
      })
        .once('error', fail)
        .end();
    });
  }

  /** Sends bytes as they are and gives the status that is answered; 0 where the connection is closed without one. */
  raw(bytes: string | Buffer): Promise<number> {
    return new Promise((done) => {
      let said = '';
      const socket = connect(this.server.port, '127.0.0.1', () => socket.end(bytes));
      socket.on('data', (chunk) => {
        said += chunk.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.once('close', () => done(Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0)));
      socket.setTimeout(5_000, () => socket.destroy());
    });
  }

  /** Opens the current link as a browser would. */
  async enter(): Promise<Pass> {
    const { body, headers } = await this.ask(this.link);
    const cookie = String((headers['set-cookie'] as string[] | undefined)?.[0] ?? '').split(';')[0] ?? '';
    const key = /name="slipway-key" content="([\w-]+)"/.exec(body)?.[1] ?? '';
    return { cookie, key, origin: `http://127.0.0.1:${this.server.port}` };
  }

  /** A WebSocket, or the status of its refusal. Without protocols none is offered. */
  socket(
    path: string,
    headers: Record<string, string>,
    protocols: readonly string[] = [],
  ): Promise<WebSocket | number> {
    return new Promise((done) => {
      const ws = new WebSocket(`ws://127.0.0.1:${this.server.port}${path}`, [...protocols], { headers });
      ws.once('open', () => done(ws));
      ws.once('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
      ws.on('error', () => undefined);
    });
  }

  /** Both sockets of a tab, as the page opens them. */
  async open(): Promise<{ client: ContractRouterClient<Contract>; calls: WebSocket; streams: WebSocket }> {
    const { cookie, key, origin } = await this.enter();
    const protocols = ['slipway', `slipway.key.${key}`];
    const calls = await this.socket(`/rpc?tab=${tab}`, { cookie, origin }, protocols);
    const streams = await this.socket(`/streams?tab=${tab}`, { cookie, origin }, protocols);
    if (typeof calls === 'number' || typeof streams === 'number') throw new Error('refused');
    const websocket = calls as unknown as globalThis.WebSocket;
    return { client: createORPCClient(new RPCLink({ websocket })), calls, streams };
  }
}
