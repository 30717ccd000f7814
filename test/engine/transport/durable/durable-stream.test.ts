import { describe, expect, it } from 'vitest';
import { markerStart } from '../../../../src/engine/transport/durable/durable-step.ts';
import { DurableStream } from '../../../../src/engine/transport/durable/durable-stream.ts';

describe('the stream of a durable step', () => {
  it('is taken apart alike however it arrives', () => {
    const nonce = '0011223344556677';
    const whole = Buffer.concat([Buffer.from('out\x1eput'), markerStart(nonce), Buffer.from('ended:0:7:\n')]);
    for (let size = 1; size <= whole.length; size += 1) {
      const got: Uint8Array[] = [];
      const stream = new DurableStream(nonce, (bytes) => got.push(Buffer.from(bytes)));
      for (let at = 0; at < whole.length; at += size) stream.push(whole.subarray(at, at + size));
      expect(Buffer.concat(got).toString()).toBe('out\x1eput');
      expect(stream.end).toEqual({ state: 'ended', exit: 0, size: 7, reason: '' });
    }
  });

  it('is heard as soon as somebody listens there, which is no output', () => {
    const nonce = '0011223344556677';
    const here = Buffer.concat([markerStart(nonce), Buffer.from('here:::\n')]);
    const whole = Buffer.concat([here, Buffer.from('out'), markerStart(nonce), Buffer.from('ended:0:3:\n')]);
    for (let size = 1; size <= whole.length; size += 1) {
      const got: Uint8Array[] = [];
      const stream = new DurableStream(nonce, (bytes) => got.push(Buffer.from(bytes)));
      for (let at = 0; at < whole.length; at += size) {
        stream.push(whole.subarray(at, at + size));
        expect(stream.isHeard).toBe(at + size >= here.length);
      }
      expect(Buffer.concat(got).toString()).toBe('out');
      expect(stream.end).toMatchObject({ state: 'ended', exit: 0, size: 3 });
    }
  });
});
