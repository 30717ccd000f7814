import {
  decodeAck,
  decodeFrame,
  decodeResize,
  encodeFrame,
  frameType,
  highWaterBytes,
  readAgainBytes,
  readAheadBytes,
} from '../../../shared/wire/stream-frame.ts';

/** Where a stream's bytes come from, and where a console's keystrokes go. */
export interface StreamSource {
  /** Begins to deliver; called once, before anything else. */
  start(sink: { data(bytes: Uint8Array): void; end(exit: number | null, reason: string | null): void }): void;
  /** The console is behind: stop reading from the source until `resume`. */
  pause?(): void;
  resume?(): void;
  input?(bytes: Uint8Array): void;
  resize?(cols: number, rows: number): void;
  close(): void;
}

/** Bytes travel in frames of this size while they pour: every frame costs the page as much as parsing a few kilobytes. */
const frameBytes = 64 * 1024;
/** A piece that comes this soon after the last frame, in ms, is part of a flood and waits for others. */
const floodMs = 8;
/** How long it waits at most, in ms. A keystroke's echo is no flood and does not wait. */
const gatherMs = 5;

interface Open {
  readonly source: StreamSource;
  unacked: number;
  paused: boolean;
  queue: Uint8Array[];
  queued: number;
  ended: { readonly exit: number | null; readonly reason: string | null } | null;
  scheduled: boolean;
  /** When the last frame left, by the monotonic clock in ms. */
  sentAt: number;
}

/** The streams of one console: framing, batching, and flow control by acknowledgement (see stream-frame.ts). */
export class StreamServer {
  readonly #streams = new Map<number, Open>();
  #send: ((bytes: Uint8Array) => void) | null = null;
  #next = 1;

  /** The console's byte link is up. */
  connect(send: (bytes: Uint8Array) => void): void {
    this.#send = send;
    for (const [id, stream] of this.#streams) this.#flush(id, stream, 1);
  }

  /** The link is gone: its streams end here; the console asks for new ones when it is back. */
  disconnect(): void {
    this.#send = null;
    for (const stream of this.#streams.values()) stream.source.close();
    this.#streams.clear();
  }

  open(source: StreamSource): number {
    const id = this.#next;
    this.#next += 1;
    const stream: Open = {
      source,
      unacked: 0,
      paused: false,
      queue: [],
      queued: 0,
      ended: null,
      scheduled: false,
      sentAt: 0,
    };
    this.#streams.set(id, stream);
    source.start({
      data: (bytes) => this.#take(id, stream, bytes),
      end: (exit, reason) => {
        stream.ended = { exit, reason };
        this.#schedule(id, stream);
      },
    });
    return id;
  }

  /** A frame from the console; anything malformed is ignored. */
  receive(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    const stream = frame === null ? undefined : this.#streams.get(frame.stream);
    if (frame === null || stream === undefined) return;
    switch (frame.type) {
      case frameType.ack:
        stream.unacked = Math.max(0, stream.unacked - decodeAck(frame.payload));
        this.#flush(frame.stream, stream, frameBytes);
        if (stream.queued > 0) this.#schedule(frame.stream, stream);
        break;
      case frameType.input:
        stream.source.input?.(frame.payload);
        break;
      case frameType.resize: {
        const size = decodeResize(frame.payload);
        if (size !== null) stream.source.resize?.(size.cols, size.rows);
        break;
      }
      case frameType.close:
        this.#streams.delete(frame.stream);
        stream.source.close();
        break;
      default:
        break;
    }
  }

  #take(id: number, stream: Open, bytes: Uint8Array): void {
    stream.queue.push(bytes);
    stream.queued += bytes.length;
    this.#throttle(stream);
    if (stream.queued >= frameBytes) this.#flush(id, stream, frameBytes);
    if (stream.queued > 0) this.#schedule(id, stream);
  }

  #schedule(id: number, stream: Open): void {
    if (stream.scheduled) return;
    stream.scheduled = true;
    const flush = (): void => {
      stream.scheduled = false;
      this.#flush(id, stream, 1);
    };
    if (performance.now() - stream.sentAt < floodMs) setTimeout(flush, gatherMs);
    else setImmediate(flush);
  }

  /** Sends what the console has room for, as long as at least `least` bytes are waiting. */
  #flush(id: number, stream: Open, least: number): void {
    if (this.#send === null || this.#streams.get(id) !== stream) return;
    while (stream.queued >= least && stream.queued > 0 && stream.unacked < highWaterBytes) {
      const payload = takeBytes(stream, frameBytes);
      stream.unacked += payload.length;
      stream.sentAt = performance.now();
      this.#send(encodeFrame(id, frameType.data, payload));
    }
    this.#throttle(stream);
    if (stream.queued === 0 && stream.ended !== null) {
      this.#streams.delete(id);
      this.#send(encodeFrame(id, frameType.end, Buffer.from(JSON.stringify(stream.ended))));
    }
  }

  #throttle(stream: Open): void {
    if (!stream.paused && stream.queued >= readAheadBytes) {
      stream.paused = true;
      stream.source.pause?.();
    } else if (stream.paused && stream.queued < readAgainBytes) {
      stream.paused = false;
      stream.source.resume?.();
    }
  }
}

/** Takes up to `most` bytes off the front of the queue, joined. */
function takeBytes(stream: Open, most: number): Uint8Array {
  const first = stream.queue[0];
  if (first !== undefined && (stream.queue.length === 1 || first.length >= most) && first.length <= most) {
    stream.queue.shift();
    stream.queued -= first.length;
    return first;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < most) {
    const part = stream.queue.shift();
    if (part === undefined) break;
    const room = most - size;
    parts.push(part.length <= room ? part : part.subarray(0, room));
    if (part.length > room) stream.queue.unshift(part.subarray(room));
    size += Math.min(part.length, room);
  }
  stream.queued -= size;
  return Buffer.concat(parts);
}
