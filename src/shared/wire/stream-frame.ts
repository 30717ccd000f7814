/**
 * The binary side of the contract: terminal, step output and log bytes.
 * One frame = 5 bytes of header (stream id as uint32 little endian, then the type) and the payload.
 */
export const frameType = {
  /** Host to console: bytes of the stream. */
  data: 0,
  /** Console to host: uint32 little endian, payload bytes consumed since the last ack. */
  ack: 1,
  /** Console to host: keystrokes, UTF-8. */
  input: 2,
  /** Host to console: no more data; payload is JSON `{ exit: number | null, reason: string | null }`. */
  end: 3,
  /** Console to host: two uint16 little endian, columns and rows. */
  resize: 4,
  /** Console to host: the view is gone; the host may end the stream. */
  close: 5,
} as const;
export type FrameType = (typeof frameType)[keyof typeof frameType];

/**
 * Flow control, in bytes a stream: the host sends no further ahead of the acknowledgements than this. High enough that
 * the window parses without waiting for the next portion (it acknowledges between its drawing slices of 12 ms), low
 * enough that a keystroke echoed behind a flood waits for less than a tenth of a second of parsing.
 */
export const highWaterBytes = 2 * 1024 * 1024;
/**
 * What the host reads ahead of what it may send, so that the source continues while the window parses: reading stops at
 * the first mark and starts again below the second.
 */
export const readAheadBytes = 512 * 1024;
export const readAgainBytes = 256 * 1024;
/** The console acknowledges in portions of this size. */
export const ackEveryBytes = 64 * 1024;

export interface Frame {
  readonly stream: number;
  readonly type: FrameType;
  readonly payload: Uint8Array;
}

/** One frame as bytes ready to send. */
export function encodeFrame(stream: number, type: FrameType, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(5 + payload.length);
  new DataView(bytes.buffer).setUint32(0, stream, true);
  bytes[4] = type;
  bytes.set(payload, 5);
  return bytes;
}

/** Reads a frame; null when the bytes are no frame (too short, unknown type). The payload shares memory with the input. */
export function decodeFrame(bytes: Uint8Array): Frame | null {
  if (bytes.length < 5) return null;
  const type = bytes[4];
  if (type === undefined || type > frameType.close) return null;
  const stream = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  return { stream, type: type as FrameType, payload: bytes.subarray(5) };
}

/** Payload of an ack frame. */
export function encodeAck(consumed: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, consumed, true);
  return bytes;
}

/** Bytes an ack frame acknowledges; 0 when it is malformed. */
export function decodeAck(payload: Uint8Array): number {
  if (payload.length !== 4) return 0;
  return new DataView(payload.buffer, payload.byteOffset, 4).getUint32(0, true);
}

/** Payload of a resize frame. */
export function encodeResize(cols: number, rows: number): Uint8Array {
  const bytes = new Uint8Array(4);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, cols, true);
  view.setUint16(2, rows, true);
  return bytes;
}

/** Columns and rows of a resize frame, clamped to what a terminal can be; null when malformed. */
export function decodeResize(payload: Uint8Array): { readonly cols: number; readonly rows: number } | null {
  if (payload.length !== 4) return null;
  const view = new DataView(payload.buffer, payload.byteOffset, 4);
  const clamp = (value: number): number => Math.min(1_000, Math.max(2, value));
  return { cols: clamp(view.getUint16(0, true)), rows: clamp(view.getUint16(2, true)) };
}
