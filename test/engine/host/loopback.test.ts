import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Engine, type LoopbackServer, serveLoopback } from '../../../src/engine/index.ts';
import { practiceServer } from '../../../src/practice/practice-server.ts';
import type { Contract } from '../../../src/shared/wire/contract.ts';
import {
  decodeFrame,
  encodeAck,
  encodeFrame,
  frameType,
  highWaterBytes,
} from '../../../src/shared/wire/stream-frame.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const tab = 'test-tab-1';

describe('the loopback console', () => {
  let engine: Engine;
  let server: LoopbackServer;
  let dir: string;

  beforeEach(async () => {
    dir = await folder();
    await mkdir(join(dir, 'renderer', 'assets'), { recursive: true });
    await writeFile(join(dir, 'renderer', 'index.html'), '<!doctype html>console');
    await writeFile(join(dir, 'secret'), 'secret');
    engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      practice: practiceServer(resolve('resources')),
    });
    server = await serveLoopback(engine, {
      renderer: join(dir, 'renderer'),
      port: 0,
      idleMs: 0,
      info: { host: 'loopback', version: '0', openFirst: null, runFirst: null },
    });
  });
  afterEach(async () => {
    await server.close();
    await engine.close();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((done, fail) => {
      request(
        {
          host: '127.0.0.1',
          port: server.port,
          path,
          headers: { host: `127.0.0.1:${server.port}`, ...headers },
        },
        (response) => {
          let body = '';
          response.on('data', (chunk: Buffer) => {
            body += chunk.toString('utf8');
          });
          response.once('end', () =>
            done({ status: response.statusCode ?? 0, body, headers: response.headers }),
          );
        },
      )
        .once('error', fail)
        .end();
    });
  const enter = async (): Promise<string> => {
    const { headers } = await get(new URL(server.url()).search.replace(/^/, '/'));
    return String((headers['set-cookie'] as string[] | undefined)?.[0] ?? '').split(';')[0] ?? '';
  };
  const socket = (path: string, headers: Record<string, string>) =>
    new Promise<WebSocket | number>((done) => {
      const ws = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
      ws.once('open', () => done(ws));
      ws.once('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
      ws.once('error', () => undefined);
    });

  it('lets nobody in without its link', async () => {
    expect((await get('/')).status).toBe(401);
    expect((await get('/?token=guess')).status).toBe(403);
  });

  it('exchanges the link once for a cookie no script can read and no other site can use', async () => {
    const link = new URL(server.url());
    const first = await get(`/${link.search}`);
    expect(first.status).toBe(303);
    expect(String(first.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await get(`/${link.search}`)).status).toBe(403);
  });

  it('serves its bundle under a strict policy, and nothing beside it', async () => {
    const cookie = await enter();
    const page = await get('/', { cookie });
    expect(page).toMatchObject({ status: 200, body: '<!doctype html>console' });
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    for (const path of ['/../secret', '/..%2fsecret', '/%2e%2e/secret', '/assets/../../secret', '/%00']) {
      expect((await get(path, { cookie })).status).toBe(404);
    }
  });

  it('answers to no other name and no other page', async () => {
    const cookie = await enter();
    expect((await get('/', { cookie, host: 'evil.example' })).status).toBe(403);
    expect((await get('/', { cookie, origin: 'https://evil.example' })).status).toBe(403);
    const origin = `http://127.0.0.1:${server.port}`;
    expect(await socket(`/rpc?tab=${tab}`, { cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await socket(`/rpc?tab=${tab}`, { cookie })).toBe(403);
    expect(await socket(`/rpc?tab=${tab}`, { origin })).toBe(403);
    expect(await socket('/rpc', { cookie, origin })).toBe(403);
    expect(await socket(`/other?tab=${tab}`, { cookie, origin })).toBe(403);
  });

  it('stops listening to guesses', async () => {
    for (let n = 0; n < 25; n += 1) await get(`/?token=guess${n}`);
    expect((await get(`/${new URL(server.url()).search}`)).status).toBe(403);
  });

  async function console_(): Promise<{ client: ContractRouterClient<Contract>; streams: WebSocket }> {
    const cookie = await enter();
    const origin = `http://127.0.0.1:${server.port}`;
    const calls = await socket(`/rpc?tab=${tab}`, { cookie, origin });
    const streams = await socket(`/streams?tab=${tab}`, { cookie, origin });
    if (typeof calls === 'number' || typeof streams === 'number') throw new Error('refused');
    return {
      client: createORPCClient(new RPCLink({ websocket: calls as unknown as globalThis.WebSocket })),
      streams,
    };
  }

  it("follows an author's retries when a person runs a single step", async () => {
    const { client } = await console_();
    const file = join(dir, 'PLAN.md');
    const command = 'echo x >> tries; [ "$(wc -l < tries)" -ge 3 ]';
    await writeFile(file, `# P\n\n## Before release\n\n\`\`\`sh { retries=2 }\n${command}\n\`\`\`\n`);
    const { plan } = await client.plans.open({ file });
    const { run } = await client.runs.create({ file });
    await client.items.run({ run, item: plan.steps[0]?.id ?? '' });
    const outcomes: string[] = [];
    for await (const event of await client.runs.events({ run, after: 0 })) {
      if (event.type === 'item.ended') outcomes.push(event.outcome);
      if (outcomes.length === 3) break;
    }
    expect(outcomes).toEqual(['failed', 'failed', 'passed']);
  });

  it('carries the contract: a plan, a run, its events, a clear error', async () => {
    const { client } = await console_();
    const file = join(dir, 'PLAN.md');
    await writeFile(file, '# P\n\n## Checks\n- [ ] Seen\n');
    const opened = await client.plans.open({ file });
    expect(opened.plan.title).toBe('P');
    const { run } = await client.runs.create({ file });
    const events = await client.runs.events({ run, after: 0 });
    const item = opened.plan.items[0]?.id ?? '';
    await client.items.tick({ run, item });
    const types: string[] = [];
    for await (const event of events) {
      types.push(event.type);
      if (types.length === 2) break;
    }
    expect(types).toEqual(['run.created', 'item.ticked']);
    await expect(client.plans.open({ file: join(dir, 'NONE.md') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('There is no file'),
      data: { hint: expect.any(String) },
    });
    await expect(client.items.tick({ run, item: 'i-made-up' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.items.tick({ run: '../../etc', item })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('sends terminal bytes as far ahead as they are acknowledged, and no further', async () => {
    const { client, streams } = await console_();
    let received = 0;
    streams.on('message', (data: Buffer) => {
      const frame = decodeFrame(data);
      if (frame?.type === frameType.data) received += frame.payload.length;
    });
    const { stream } = await client.streams.terminal({ file: null, target: 'local', cols: 80, rows: 24 });
    streams.send(encodeFrame(stream, frameType.input, Buffer.from('yes slipway | head -c 20000000\n')));
    await expect.poll(() => received, { timeout: 10_000 }).toBeGreaterThan(highWaterBytes - 1);
    const stalled = await settled(() => received);
    expect(stalled).toBeLessThan(highWaterBytes + 64 * 1024);
    streams.send(encodeFrame(stream, frameType.ack, encodeAck(stalled)));
    await expect.poll(() => received, { timeout: 10_000 }).toBeGreaterThan(stalled);
    streams.send(encodeFrame(stream, frameType.close, new Uint8Array()));
  });
});

/** The value once it has stopped changing for five looks in a row. */
async function settled(read: () => number): Promise<number> {
  let last = read();
  for (let same = 0; same < 5; ) {
    await new Promise((done) => setTimeout(done, 40));
    const now = read();
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return last;
}
