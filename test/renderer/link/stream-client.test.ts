import { expect, test } from 'vitest';
import { AckCounter } from '../../../src/renderer/link/bytes/ack-counter.ts';
import { parseEnd, StreamClient } from '../../../src/renderer/link/bytes/stream-client.ts';
import {
  ackEveryBytes,
  decodeAck,
  decodeFrame,
  encodeFrame,
  frameType,
  highWaterBytes,
} from '../../../src/shared/wire/stream-frame.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);
const quiet = { onEnd: () => undefined, onLost: () => undefined };

test('bytes that overtake the answer naming their stream are delivered first, in order', () => {
  const hub = new StreamClient();
  hub.receive(encodeFrame(7, frameType.data, bytes('one ')).buffer);
  hub.receive(encodeFrame(7, frameType.data, bytes('two ')));
  let seen = '';
  hub.open(7, {
    ...quiet,
    onData: (data) => {
      seen += text(data);
    },
  });
  hub.receive(encodeFrame(7, frameType.data, bytes('three')));
  expect(seen).toBe('one two three');
});

test('a closed stream says so once and drops what still arrives', () => {
  const hub = new StreamClient();
  const sent: number[] = [];
  hub.connect((frame) => sent.push(decodeFrame(frame)?.type ?? -1));
  let seen = 0;
  const handle = hub.open(1, {
    ...quiet,
    onData: () => {
      seen += 1;
    },
  });
  handle.close();
  hub.receive(encodeFrame(1, frameType.data, bytes('late')));
  expect(sent).toEqual([frameType.close]);
  expect(seen).toBe(0);
});

test('a broken byte link tells every view, and only once', () => {
  const hub = new StreamClient();
  let lost = 0;
  for (const stream of [1, 2])
    hub.open(stream, {
      onData: () => undefined,
      onEnd: () => undefined,
      onLost: () => {
        lost += 1;
      },
    });
  hub.disconnect();
  hub.disconnect();
  expect(lost).toBe(2);
});

test('what is no frame is ignored', () => {
  const hub = new StreamClient();
  for (const junk of ['text', null, new ArrayBuffer(3), new Uint8Array([0, 0, 0, 0, 99])]) hub.receive(junk);
  expect(parseEnd(bytes('not json'))).toEqual({ exit: null, reason: null });
  expect(parseEnd(bytes('{"exit":3,"reason":"gone"}'))).toEqual({ exit: 3, reason: 'gone' });
});

test('bytes are acknowledged in portions, the rest at the end, never more than were consumed', () => {
  const acks: number[] = [];
  const counter = new AckCounter((count) => acks.push(count));
  const portions = Math.floor(highWaterBytes / 10_000);
  for (let n = 0; n < portions; n += 1) counter.consumed(10_000);
  counter.flush();
  counter.flush();
  expect(acks.reduce((sum, count) => sum + count, 0)).toBe(portions * 10_000);
  expect(acks.slice(0, -1).every((count) => count >= ackEveryBytes)).toBe(true);
});

test('an ack frame carries the number of bytes', () => {
  const hub = new StreamClient();
  const sent: number[] = [];
  hub.connect((frame) => sent.push(decodeAck(decodeFrame(frame)?.payload ?? new Uint8Array())));
  hub.open(3, { ...quiet, onData: () => undefined }).ack(65_536);
  expect(sent).toEqual([65_536]);
});
