import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeAck,
  decodeFrame,
  decodeResize,
  encodeAck,
  encodeFrame,
  encodeResize,
  frameType,
} from '../../../src/shared/wire/stream-frame.ts';

describe('a frame', () => {
  it('comes back as it was sent, wherever it lies in memory', () => {
    fc.assert(
      fc.property(
        fc.nat(0xffffffff),
        fc.constantFrom(...Object.values(frameType)),
        fc.uint8Array({ maxLength: 64 }),
        fc.nat(8),
        (stream, type, payload, offset) => {
          const bytes = encodeFrame(stream, type, payload);
          const moved = new Uint8Array(bytes.length + offset);
          moved.set(bytes, offset);
          const frame = decodeFrame(moved.subarray(offset));
          expect(frame).toMatchObject({ stream, type });
          expect([...(frame?.payload ?? [])]).toEqual([...payload]);
        },
      ),
    );
  });

  it('that is too short or of no type is none', () => {
    expect(decodeFrame(new Uint8Array(4))).toBeNull();
    expect(decodeFrame(new Uint8Array([1, 0, 0, 0, 99]))).toBeNull();
  });

  it('carries acks and sizes, and lies do no harm', () => {
    expect(decodeAck(encodeAck(70_000))).toBe(70_000);
    expect(decodeAck(new Uint8Array(3))).toBe(0);
    expect(decodeResize(encodeResize(80, 24))).toEqual({ cols: 80, rows: 24 });
    expect(decodeResize(encodeResize(0, 65_535))).toEqual({ cols: 2, rows: 1_000 });
    expect(decodeResize(new Uint8Array(1))).toBeNull();
  });
});
