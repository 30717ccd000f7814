import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Entrance, LoopbackAuth } from '../../../src/engine/host/loopback-auth.ts';

const port = 4321;
const request = (headers: Readonly<Record<string, string>>): IncomingMessage =>
  ({ headers }) as Partial<IncomingMessage> as IncomingMessage;
/** The `name=value` of the cookie of an entrance. */
const pairOf = (entrance: Entrance | null): string => entrance?.setCookie.split(';')[0] ?? '';

describe('a request to the loopback console', () => {
  it.each([
    ['its own address', { host: `127.0.0.1:${port}` }, true],
    ['its own name', { host: `localhost:${port}` }, true],
    ['its own page', { host: `localhost:${port}`, origin: `http://localhost:${port}` }, true],
    ['a rebound name', { host: `evil.example:${port}` }, false],
    [
      'a rebound name from its own page',
      { host: `evil.example:${port}`, origin: `http://localhost:${port}` },
      false,
    ],
    ['another page', { host: `localhost:${port}`, origin: 'http://evil.example' }, false],
    ['a page on another port', { host: `localhost:${port}`, origin: 'http://localhost:8080' }, false],
    ['a page by https', { host: `localhost:${port}`, origin: `https://localhost:${port}` }, false],
    ['a page without an origin of its own', { host: `localhost:${port}`, origin: 'null' }, false],
    ['another port', { host: 'localhost:80' }, false],
    ['no port', { host: 'localhost' }, false],
    ['a name that only begins alike', { host: `localhost:${port}.evil.example` }, false],
    ['no name at all', {}, false],
  ])('by %s is ours: %s', (_what, headers, isOurs) => {
    expect(new LoopbackAuth(port).isOurs(request({ ...headers }))).toBe(isOurs);
  });
});

describe('the token of a link', () => {
  it('is exchanged once, for a cookie that no script reads and no other site sends', () => {
    const auth = new LoopbackAuth(port);
    const { token } = auth;
    const entrance = auth.exchange(token);
    expect(entrance?.setCookie).toMatch(/^slipway-4321=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(auth.hasCookie(request({ cookie: pairOf(entrance) }))).toBe(true);
    expect(auth.exchange(token)).toBeNull();
  });

  it('is replaced after use, and earlier cookies stay valid', () => {
    const auth = new LoopbackAuth(port);
    const { token } = auth;
    const first = pairOf(auth.exchange(token));
    expect(auth.token).not.toBe(token);
    const second = pairOf(auth.exchange(auth.token));
    expect(second).not.toBe(first);
    for (const cookie of [first, second]) expect(auth.hasCookie(request({ cookie }))).toBe(true);
  });

  it('stays the same until it is used', () => {
    const auth = new LoopbackAuth(port);
    expect(auth.token).toBe(auth.token);
    expect(auth.token.length).toBe(32);
  });

  it.each([
    ['nothing', () => ''],
    ['its beginning', (token: string) => token.slice(0, -1)],
    ['one letter more', (token: string) => `${token}a`],
    ['another of its length', (token: string) => 'x'.repeat(token.length)],
    ['as many letters of more bytes', (token: string) => 'é'.repeat(token.length)],
  ])('does not match %s, and stays valid', (_what, guess) => {
    const auth = new LoopbackAuth(port);
    expect(auth.exchange(guess(auth.token))).toBeNull();
    expect(auth.exchange(auth.token)).not.toBeNull();
  });

  it('lets its owner in after any number of wrong guesses of somebody else', () => {
    const auth = new LoopbackAuth(port);
    for (let n = 0; n < 1_000; n += 1) auth.exchange(`wrong-${n}`);
    expect(auth.exchange(auth.token)).not.toBeNull();
  });
});

describe('a session', () => {
  const auth = new LoopbackAuth(port);
  const [mine, another] = [auth.exchange(auth.token), auth.exchange(auth.token)];
  const cookie = pairOf(mine);
  const key = mine?.key ?? '';
  const offer = (...protocols: string[]) => ({ 'sec-websocket-protocol': protocols.join(', ') });

  it.each([
    ['the cookie and the key', { cookie, ...offer('slipway', `slipway.key.${key}`) }, true],
    ['the cookie, and the key in a header', { cookie, 'x-slipway-key': key }, true],
    ['the cookie alone', { cookie }, false],
    ['the cookie and no key', { cookie, ...offer('slipway', 'slipway.key.') }, false],
    ['the cookie and a key that was made up', { cookie, ...offer(`slipway.key.${'x'.repeat(32)}`) }, false],
    ['the cookie and the key of another session', { cookie, ...offer(`slipway.key.${another?.key}`) }, false],
    ['the cookie of another session and the key', { cookie: pairOf(another), 'x-slipway-key': key }, false],
    ['the cookie and the key without its prefix', { cookie, ...offer(key) }, false],
    ['the key alone', offer(`slipway.key.${key}`), false],
    ['nothing', {}, false],
  ])('with %s is one: %s', (_what, headers, isOne) => {
    expect(auth.hasSession(request(headers as Record<string, string>))).toBe(isOne);
  });

  it('counts beside a cookie of its name that another port has put there', () => {
    const both = `slipway-4321=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA; ${cookie}`;
    expect(auth.hasSession(request({ cookie: both, 'x-slipway-key': key }))).toBe(true);
  });
});

describe('a cookie', () => {
  const auth = new LoopbackAuth(port);
  const pair = pairOf(auth.exchange(auth.token));
  const value = pair.split('=')[1] ?? '';

  it.each([
    ['alone', pair, true],
    ['among others', `a=b; ${pair};c=d`, true],
    ['of another console', `slipway-1=${value}`, false],
    ['without its value', 'slipway-4321=', false],
    ['without anything', 'slipway-4321', false],
    ['that was made up', 'slipway-4321=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', false],
    ['that is missing', '', false],
  ])('%s is valid: %s', (_what, cookie, isGood) => {
    expect(auth.hasCookie(request({ cookie }))).toBe(isGood);
  });

  it('is not valid for another console', () => {
    expect(new LoopbackAuth(port).hasCookie(request({ cookie: pair }))).toBe(false);
  });
});
