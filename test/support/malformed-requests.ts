import type { Pass } from './loopback-console.ts';
import type { SeededRandom } from './seeded-random.ts';

const methods = ['GET', 'HEAD', 'POST', 'CONNECT', 'PRI', 'get', '', 'G ET', 'OPTIONS', 'M-SEARCH'];
const targets = [
  '/',
  '//',
  '/\\',
  '/rpc?tab=test-tab-1',
  '/streams?tab=test-tab-1',
  '/rpc?tab=',
  '/?token=',
  '/?token=%ff',
  '/%',
  '/%00',
  '/../..',
  '*',
  'http://127.0.0.1/',
  'http://',
  ':80',
  '/link',
  '/session',
  '/assets/x',
];
const versions = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'HTP/1.1', ''];
const names = [
  'Content-Length',
  'Transfer-Encoding',
  'Expect',
  'Origin',
  'Cookie',
  'Host',
  'Authorization',
  'X-Slipway-Key',
  'Sec-WebSocket-Key',
  'Sec-WebSocket-Version',
  'Sec-WebSocket-Protocol',
  'Sec-WebSocket-Extensions',
  'Upgrade',
  'Connection',
  'Range',
  'X',
];
const values = [
  '',
  '0',
  '-1',
  '99999999999999999999',
  'chunked',
  'chunked, chunked',
  '100-continue',
  'null',
  'websocket',
  'h2c',
  'Upgrade',
  'close',
  'dGhlIHNhbXBsZSBub25jZQ==',
  '13',
  '99',
  'slipway',
  'slipway, slipway',
  'slipway.key.',
  ',',
  'permessage-deflate; server_max_window_bits=99',
  'Slipway a b',
  'Slipway a b c d',
  'é\u0001',
  'bytes=0-,0-,0-',
];

/** What nobody who means well sends to the console's port: a request, a handshake, or a good handshake with bad frames behind it. */
export function malformedRequest(random: SeededRandom, port: number, pass: Pass): Buffer {
  const kind = random.next();
  if (kind < 0.1) return random.bytes(400);
  if (kind < 0.4) return handshakeAndFrames(random, port, pass);
  const first = `${random.pick(methods)} ${targetOf(random)} ${random.pick(versions)}`;
  const head = Buffer.from([first, ...headersOf(random, port, pass), '', ''].join(endOf(random)), 'latin1');
  if (random.next() < 0.1) head[random.below(Math.max(1, head.length))] = random.below(256);
  return random.next() < 0.3 ? Buffer.concat([head, random.bytes(200)]) : head;
}

function targetOf(random: SeededRandom): string {
  const target = random.pick(targets);
  const more =
    random.next() < 0.2
      ? random
          .bytes(30)
          .toString('latin1')
          .replace(/[\r\n]/g, '')
      : '';
  return random.next() < 0.01 ? target + 'x'.repeat(20_000) : target + more;
}

const endOf = (random: SeededRandom): string => (random.next() < 0.05 ? '\n' : '\r\n');

function headersOf(random: SeededRandom, port: number, { cookie, key, origin }: Pass): string[] {
  const headers: string[] = [];
  if (random.next() < 0.8) headers.push(`Host: 127.0.0.1:${port}`);
  if (random.next() < 0.4) headers.push(`Cookie: ${cookie}`);
  if (random.next() < 0.4) headers.push(`Origin: ${origin}`);
  if (random.next() < 0.5) headers.push('Connection: Upgrade', 'Upgrade: websocket');
  if (random.next() < 0.2) headers.push(`Sec-WebSocket-Protocol: slipway, slipway.key.${key}`);
  for (let n = random.below(6); n > 0; n -= 1)
    headers.push(`${random.pick(names)}${random.pick([': ', ':', ' : ', ''])}${random.pick(values)}`);
  return headers;
}

/** Frames only get so far behind a handshake that is let in. */
function handshakeAndFrames(random: SeededRandom, port: number, { cookie, key, origin }: Pass): Buffer {
  const head = [
    `GET ${random.pick(['/rpc', '/streams'])}?tab=fuzz-tab-${random.below(50)} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Origin: ${origin}`,
    `Cookie: ${cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Sec-WebSocket-Protocol: slipway, slipway.key.${key}`,
    '',
    '',
  ].join('\r\n');
  const frames = Array.from({ length: random.below(4) }, () => anyFrame(random));
  return Buffer.concat([Buffer.from(head, 'latin1'), ...frames, random.bytes(10)]);
}

/** Any first byte, mostly masked, with a length that may say more than there is. */
function anyFrame(random: SeededRandom): Buffer {
  const payload = random.bytes(125);
  const isMasked = random.next() < 0.8;
  const said = random.next() < 0.8 ? payload.length : random.below(128);
  const head = [random.next() < 0.5 ? random.pick([0x81, 0x82, 0x88, 0x89]) : random.below(256)];
  head.push(said | (isMasked ? 0x80 : 0));
  const mask = isMasked ? [0, 0, 0, 0] : [];
  return Buffer.concat([Buffer.from([...head, ...mask]), payload]);
}
