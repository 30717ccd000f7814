import { parseJson } from '../../../shared/lib/attempt.ts';
import {
  decodeFrame,
  encodeAck,
  encodeFrame,
  encodeResize,
  type Frame,
  frameType,
} from '../../../shared/wire/stream-frame.ts';

export interface StreamEnd {
  readonly exit: number | null;
  readonly reason: string | null;
}

export interface StreamHandlers {
  onData(bytes: Uint8Array): void;
  onEnd(end: StreamEnd): void;
  /** Called when the byte link broke: the view must ask for the stream again. */
  onLost(): void;
}

/** One view's end of a stream. */
export interface StreamHandle {
  ack(bytes: number): void;
  input(text: string): void;
  resize(cols: number, rows: number): void;
  close(): void;
}

const nothing = new Uint8Array(0);

/** Routes frames of the byte link to the views that asked for them, whatever host carries the link. */
export class StreamClient {
  #send: ((bytes: Uint8Array) => void) | null = null;
  readonly #views = new Map<number, StreamHandlers>();
  /** Frames may arrive before the answer that names their stream. The host's window bounds them: they are not acknowledged yet. */
  readonly #early = new Map<number, Frame[]>();
  readonly #closed = new Set<number>();

  /** Sets where frames are sent. */
  connect(send: (bytes: Uint8Array) => void): void {
    this.#send = send;
  }

  /** Tells every view that the link is lost, and forgets all streams. */
  disconnect(): void {
    this.#early.clear();
    this.#closed.clear();
    const views = [...this.#views.values()];
    this.#views.clear();
    for (const view of views) view.onLost();
  }

  /** Takes one message of the byte link; ignores what is not a frame. */
  receive(data: unknown): void {
    if (!(data instanceof ArrayBuffer) && !(data instanceof Uint8Array)) return;
    const frame = decodeFrame(data instanceof Uint8Array ? data : new Uint8Array(data));
    if (frame === null || this.#closed.has(frame.stream)) return;
    const view = this.#views.get(frame.stream);
    if (view !== undefined) {
      this.#deliver(view, frame);
      return;
    }
    const early = this.#early.get(frame.stream);
    if (early === undefined) this.#early.set(frame.stream, [frame]);
    else early.push(frame);
  }

  /** Starts to deliver a stream to a view, including frames that arrived earlier. */
  open(stream: number, view: StreamHandlers): StreamHandle {
    this.#views.set(stream, view);
    const early = this.#early.get(stream) ?? [];
    this.#early.delete(stream);
    for (const frame of early) this.#deliver(view, frame);
    return {
      ack: (bytes) => this.#out(stream, frameType.ack, encodeAck(bytes)),
      input: (text) => this.#out(stream, frameType.input, new TextEncoder().encode(text)),
      resize: (cols, rows) => this.#out(stream, frameType.resize, encodeResize(cols, rows)),
      close: () => {
        if (this.#views.get(stream) === view) this.#views.delete(stream);
        this.#closed.add(stream);
        this.#out(stream, frameType.close, nothing);
      },
    };
  }

  #deliver(view: StreamHandlers, frame: Frame): void {
    if (frame.type === frameType.data) view.onData(frame.payload);
    else if (frame.type === frameType.end) {
      this.#views.delete(frame.stream);
      view.onEnd(parseEnd(frame.payload));
    }
  }

  #out(stream: number, type: Frame['type'], payload: Uint8Array): void {
    this.#send?.(encodeFrame(stream, type, payload));
  }
}

/** Reads the payload of an end frame; a malformed one still ends the stream. */
export function parseEnd(payload: Uint8Array): StreamEnd {
  const read = parseJson(new TextDecoder().decode(payload));
  if (typeof read !== 'object' || read === null) return { exit: null, reason: null };
  const exit = 'exit' in read && typeof read.exit === 'number' ? read.exit : null;
  const reason = 'reason' in read && typeof read.reason === 'string' ? read.reason : null;
  return { exit, reason };
}
