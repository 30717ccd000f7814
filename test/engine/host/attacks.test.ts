import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeFrame, encodeResize, frameType } from '../../../src/shared/wire/stream-frame.ts';
import { LoopbackConsole, type Pass, tab } from '../../support/loopback-console.ts';
import { tempFolders } from '../../support/temp-folder.ts';

// What somebody without a link, or with a part of what a link gives, tries on the loopback console. Each test ends with the
// question whether the console still serves the person it belongs to.

const folder = tempFolders();
let served: LoopbackConsole;

beforeEach(async () => {
  served = await LoopbackConsole.start(await folder());
});
afterEach(async () => {
  expect(await served.enter()).toMatchObject({ key: expect.stringMatching(/^[\w-]{32}$/) });
  await served.close();
});

const protocolsOf = ({ key }: Pass): string[] => ['slipway', `slipway.key.${key}`];
const own = (): string => `127.0.0.1:${served.server.port}`;
const upgrade = (target: string, headers = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: ${own()}\r\n${headers}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;

describe('before anybody is known', () => {
  it.each([
    '//',
    '///',
    '//evil/',
    '/\\',
    'http://',
    'http:///',
    '*',
    '/%',
    '/%zz',
    '/\u0000',
    ':',
    '?',
    '#',
    'x',
  ])('an upgrade for %j is refused', async (target) => {
    expect([400, 403]).toContain(await served.raw(upgrade(target)));
    const foreign = `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect([400, 403]).toContain(await served.raw(foreign));
  });

  it('a connection that is reset in the middle of an upgrade ends nothing', async () => {
    for (let n = 0; n < 20; n += 1) {
      await new Promise<void>((done) => {
        const socket = connect(served.server.port, '127.0.0.1', () => {
          socket.write(upgrade('/rpc'));
          socket.resetAndDestroy();
        });
        socket.on('error', () => undefined);
        socket.once('close', () => done());
      });
    }
  });

  it.each(['/', '/index.html', '/assets/', '/enter.js', '/session', '/rpc'])(
    '%s says nothing',
    async (path) => {
      const answer = await served.ask(path);
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('console</');
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])('%s is refused unread', async (method) => {
    expect((await served.ask('/', {}, method)).status).toBe(405);
  });

  it('a body is not read', async () => {
    const head = `POST / HTTP/1.1\r\nHost: ${own()}\r\nContent-Length: 1000000000\r\n\r\n`;
    expect(await served.raw(`${head}${'x'.repeat(100_000)}`)).toBe(405);
  });
});

describe('a page of another name', () => {
  it.each([
    ['a rebound name', { host: 'evil.example' }, 403],
    ['no port', { host: '127.0.0.1' }, 403],
    ['IPv6', { host: '[::1]:1' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin of its own', { origin: 'null' }, 403],
    ['another port', { origin: 'http://127.0.0.1:1' }, 403],
  ])('by %s gets nothing, with a cookie or a token, and burns no token', async (_what, headers, status) => {
    const { cookie } = await served.enter();
    expect((await served.ask('/', { cookie, ...headers })).status).toBe(status);
    const { link } = served;
    expect((await served.ask(link, headers)).status).toBe(status);
    expect((await served.ask(link)).status).toBe(200);
  });

  it('without a Host is refused', async () => {
    expect([400, 403]).toContain(await served.raw('GET / HTTP/1.1\r\n\r\n'));
    expect([400, 403]).toContain(await served.raw('GET / HTTP/1.0\r\n\r\n'));
  });

  it.each([
    ['another origin', (pass: Pass) => ({ cookie: pass.cookie, origin: 'https://evil.example' })],
    ['no origin', (pass: Pass) => ({ cookie: pass.cookie })],
    ['the origin null', (pass: Pass) => ({ cookie: pass.cookie, origin: 'null' })],
    [
      'the origin by https',
      (pass: Pass) => ({ cookie: pass.cookie, origin: pass.origin.replace('http', 'https') }),
    ],
    ['no cookie', (pass: Pass) => ({ origin: pass.origin })],
    ['an empty cookie', (pass: Pass) => ({ cookie: pass.cookie.replace(/=.*/, '='), origin: pass.origin })],
  ])('opens no socket with %s, even with the key', async (_what, headersOf) => {
    const pass = await served.enter();
    expect(await served.socket(`/rpc?tab=${tab}`, headersOf(pass), protocolsOf(pass))).toBe(403);
  });

  it.each(['/rpc', '/rpc?tab=x', '/rpc?tab=../../../..', `/other?tab=${tab}`, `/rpc/?tab=${tab}`])(
    'opens no socket at %s',
    async (path) => {
      const pass = await served.enter();
      const { cookie, origin } = pass;
      expect(await served.socket(path, { cookie, origin }, protocolsOf(pass))).toBe(403);
    },
  );
});

describe('a server on another port of this machine', () => {
  it('that was sent the cookie can open no socket with it, and forges no key', async () => {
    const { cookie, origin } = await served.enter();
    for (const protocols of [
      [],
      ['slipway'],
      ['slipway', 'slipway.key.'],
      ['slipway', `slipway.key.${'A'.repeat(32)}`],
    ])
      expect(await served.socket(`/streams?tab=${tab}`, { cookie, origin }, protocols)).toBe(403);
  });

  it('is never sent the key back', async () => {
    const pass = await served.enter();
    const { cookie, origin } = pass;
    const socket = await served.socket(`/rpc?tab=${tab}`, { cookie, origin }, protocolsOf(pass));
    expect(socket).toMatchObject({ protocol: 'slipway' });
  });
});

describe('a link', () => {
  it('is exchanged once', async () => {
    const { link } = served;
    expect((await served.ask(link)).status).toBe(200);
    expect((await served.ask(link)).status).toBe(403);
  });

  it('is not used up by a program that looks at links', async () => {
    const { link } = served;
    await served.ask(link, {}, 'HEAD');
    await served.ask(link, {}, 'POST');
    expect((await served.ask(link)).status).toBe(200);
  });

  it('opens after any number of wrong ones: nobody can lock its owner out', async () => {
    const { link } = served;
    for (let n = 0; n < 60; n += 1) expect((await served.ask(`/?token=guess${n}`)).status).toBe(403);
    expect((await served.ask(link)).status).toBe(200);
  });
});

describe('a file outside the bundle', () => {
  it.each([
    '/../secret',
    '/..%2fsecret',
    '/%2e%2e/secret',
    '/..%5csecret',
    '/assets/../../secret',
    '/assets/..%2f..%2fsecret',
    '/%00',
    '/index.html%00.js',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/.',
    '/..',
    '/%',
    '/../renderer-of-somebody-else/x',
  ])('%s cannot be named', async (path) => {
    const { cookie } = await served.enter();
    const answer = await served.ask(path, { cookie });
    // Dots in a path are taken out of it before anything is looked for: what is left may be the page itself.
    if (path === '/.' || path === '/..') expect(answer.body).toBe('<!doctype html>console');
    else expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('secret');
  });

  it('by its whole address is refused', async () => {
    const { cookie } = await served.enter();
    const request = `GET file:///etc/passwd HTTP/1.1\r\nHost: ${own()}\r\nCookie: ${cookie}\r\n\r\n`;
    expect(await served.raw(request)).toBe(400);
  });
});

describe('a window that is in', () => {
  it.each([
    ['too large a message', Buffer.alloc(9 * 1024 * 1024, 0x61)],
    ['a large message that is no call', Buffer.alloc(7 * 1024 * 1024, 0x61)],
    ['no JSON', Buffer.from('{')],
    ['null', Buffer.from('null')],
    ['a list', Buffer.from('[]')],
    ['a deep list', Buffer.from('['.repeat(200_000))],
    [
      'a call of the prototype',
      Buffer.from('{"i":"1","p":{"u":"/__proto__/constructor","b":{"json":{"__proto__":{"x":1}}}}}'),
    ],
  ])('can send %s', async (_what, message) => {
    const { calls } = await served.open();
    const over = new Promise((done) => calls.once('close', done));
    calls.send(message.toString('latin1'));
    if (message.length > 8 * 1024 * 1024) expect(await over).toBe(1009);
    else {
      const { client } = await served.open();
      expect(await client.app.info()).toMatchObject({ host: 'loopback' });
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('can send any frame, any size of a terminal, and names of no stream', async () => {
    const { client, streams } = await served.open();
    const { stream } = await client.terminals.open({ file: null, target: 'local', cols: 80, rows: 24 });
    for (const [cols, rows] of [
      [0, 0],
      [65_535, 65_535],
      [1, 1],
    ] as const)
      streams.send(encodeFrame(stream, frameType.resize, encodeResize(cols, rows)));
    streams.send(encodeFrame(0xffffffff, frameType.input, Buffer.from('x')));
    for (const bytes of [[], [1], [1, 2, 3, 4, 99], [0, 0, 0, 0, 1]]) streams.send(Buffer.from(bytes));
    expect(await client.app.info()).toMatchObject({ host: 'loopback' });
  });

  it.each(['__proto__', 'constructor', '../../etc', 'toString'])(
    'finds no run or target %s',
    async (name) => {
      const { client } = await served.open();
      const file = join(await folder(), 'PLAN.md');
      await writeFile(file, '# P\n\n## Checks\n- [ ] Seen\n');
      const codes = { code: expect.stringMatching(/^(?:NOT_FOUND|BAD_INPUT)$/) };
      await expect(client.runs.open({ run: name })).rejects.toMatchObject(codes);
      await expect(client.plans.reach({ file, target: name })).rejects.toMatchObject(codes);
      await expect(client.terminals.open({ file, target: name, cols: 80, rows: 24 })).rejects.toMatchObject(
        codes,
      );
    },
  );
});

it('thousands of idle connections keep nobody out', async () => {
  const idle = Array.from({ length: 1_000 }, () => connect(served.server.port, '127.0.0.1'));
  for (const socket of idle) socket.on('error', () => undefined);
  expect((await served.ask(served.link)).status).toBe(200);
  for (const socket of idle) socket.destroy();
});
