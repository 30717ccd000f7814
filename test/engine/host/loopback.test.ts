import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import {
  decodeFrame,
  encodeAck,
  encodeFrame,
  frameType,
  highWaterBytes,
} from '../../../src/shared/wire/stream-frame.ts';
import { LoopbackConsole } from '../../support/loopback-console.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();

describe('the loopback console', () => {
  let served: LoopbackConsole;
  let dir: string;

  beforeEach(async () => {
    dir = await folder();
    served = await LoopbackConsole.start(dir);
  });
  afterEach(() => served.close());

  it('exchanges the link for a cookie no script can read and no other site can use, and a page with a key', async () => {
    const entered = await served.ask(served.link);
    expect(entered.status).toBe(200);
    expect(String(entered.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(entered.body).toMatch(/<meta name="slipway-key" content="[\w-]{32}"><script src="\/enter\.js">/);
    expect(entered.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it('is entered again by somebody who opens a used link in the same browser', async () => {
    const { link } = served;
    const { headers } = await served.ask(link);
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    expect(await served.ask(link, { cookie })).toMatchObject({ status: 303, headers: { location: '/' } });
  });

  it('serves its bundle under a policy that lets it connect to this very port and to no other', async () => {
    const { cookie } = await served.enter();
    const page = await served.ask('/', { cookie });
    expect(page).toMatchObject({ status: 200, body: '<!doctype html>console' });
    const policy = String(page.headers['content-security-policy']).split('; ');
    const { port } = served.server;
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`);
    expect(policy).toContain("script-src 'self'");
    expect(policy.join(' ')).not.toContain('*');
  });

  it('tells a window whether it would be let in', async () => {
    const { cookie, key } = await served.enter();
    expect((await served.ask('/session', { cookie, 'x-slipway-key': key })).status).toBe(204);
    expect((await served.ask('/session', { cookie })).status).toBe(401);
    expect((await served.ask('/session', { cookie, 'x-slipway-key': 'made-up' })).status).toBe(401);
  });

  it("follows an author's retries when a person runs a single step", async () => {
    const { client } = await served.open();
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
    const { client } = await served.open();
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
    const { client, streams } = await served.open();
    let received = 0;
    streams.on('message', (data: Buffer) => {
      const frame = decodeFrame(data);
      if (frame?.type === frameType.data) received += frame.payload.length;
    });
    const { stream } = await client.terminals.open({ file: null, target: 'local', cols: 80, rows: 24 });
    streams.send(encodeFrame(stream, frameType.input, Buffer.from('yes slipway | head -c 20000000\n')));
    await expect.poll(() => received, { timeout: 10_000 }).toBeGreaterThan(highWaterBytes - 1);
    const stalled = await settled(() => received);
    expect(stalled).toBeLessThan(highWaterBytes + 64 * 1024);
    streams.send(encodeFrame(stream, frameType.ack, encodeAck(stalled)));
    await expect.poll(() => received, { timeout: 10_000 }).toBeGreaterThan(stalled);
    streams.send(encodeFrame(stream, frameType.close, new Uint8Array()));
  });

  it('keeps a terminal for the next window, with what it printed', async () => {
    const first = await served.open();
    const where = { file: null, target: 'local' };
    const size = { cols: 80, rows: 24 };
    const said = (streams: WebSocket) => {
      let text = '';
      streams.on('message', (data: Buffer) => {
        const frame = decodeFrame(data);
        if (frame?.type === frameType.data) text += Buffer.from(frame.payload).toString();
      });
      return () => text;
    };
    const firstSaid = said(first.streams);
    const { id, stream, replayed } = await first.client.terminals.open({ ...where, ...size });
    expect(replayed).toBe(0);
    const type = (streams: WebSocket, to: number, text: string) =>
      streams.send(encodeFrame(to, frameType.input, Buffer.from(text)));
    type(first.streams, stream, 'kept=here; echo "said $((40 + 2))"\n');
    await expect.poll(firstSaid, { timeout: 10_000 }).toContain('said 42');
    first.streams.close();

    const second = await served.open();
    const secondSaid = said(second.streams);
    expect(await second.client.terminals.list({ file: null })).toMatchObject([
      { id, target: 'local', name: null, ended: null },
    ]);
    const again = await second.client.terminals.attach({ id, ...size });
    expect(again.replayed).toBeGreaterThan(0);
    await expect.poll(secondSaid, { timeout: 10_000 }).toContain('said 42');
    type(second.streams, again.stream, 'echo "still $kept"\n');
    await expect.poll(secondSaid, { timeout: 10_000 }).toContain('still here');
    await second.client.terminals.rename({ id, name: ' build ' });
    type(second.streams, again.stream, 'exit 3\n');
    await expect
      .poll(() => second.client.terminals.list({ file: null }), { timeout: 10_000 })
      .toMatchObject([{ id, name: 'build', ended: { exit: 3 } }]);
    await second.client.terminals.close({ id });
    expect(await second.client.terminals.list({ file: null })).toEqual([]);
    await expect(second.client.terminals.attach({ id, ...size })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
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
