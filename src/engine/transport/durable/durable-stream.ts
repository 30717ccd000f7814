import type { OutputSink } from '../transport.ts';
import { type DurableEnd, longestMarker, markerStart, readMarker } from './durable-step.ts';

const nothing = Buffer.alloc(0);

/** Behind a marker's beginning: what an attach says first. */
const here = Buffer.from('here:::\n');

/**
 * Takes the bytes of a start or attach channel apart: output for the sink, and the marker that ends it.
 * Holds back only bytes that might be the marker's beginning.
 */
export class DurableStream {
  readonly #start: Buffer;
  #sink: OutputSink;
  #held: Buffer = Buffer.alloc(0);
  #inMarker = false;
  /** Output bytes passed on so far. */
  received = 0;
  end: DurableEnd | null = null;
  /** Whether the script itself has spoken: an attach does so at once, however long the step says nothing. */
  isHeard = false;

  constructor(nonce: string, sink: OutputSink) {
    this.#start = markerStart(nonce);
    this.#sink = sink;
  }

  /** From here on only the end is of interest: somebody else follows the output. */
  mute(): void {
    this.#sink = () => undefined;
  }

  /** Takes the next bytes; gives those behind the end. */
  push(chunk: Buffer): Buffer {
    if (this.end !== null) return chunk;
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = Buffer.alloc(0);
    if (!this.#inMarker) {
      const at = bytes.indexOf(this.#start);
      if (at === -1) {
        const keep = this.#partial(bytes);
        this.#pass(bytes.subarray(0, bytes.length - keep));
        this.#held = bytes.subarray(bytes.length - keep);
        return nothing;
      }
      this.#pass(bytes.subarray(0, at));
      this.#inMarker = true;
      return this.#readEnd(bytes.subarray(at + this.#start.length));
    }
    return this.#readEnd(bytes);
  }

  #readEnd(bytes: Buffer): Buffer {
    if (bytes.subarray(0, here.length).equals(here)) {
      this.isHeard = true;
      this.#inMarker = false;
      return this.push(bytes.subarray(here.length));
    }
    this.end = readMarker(bytes.toString('utf8'));
    this.isHeard ||= this.end !== null;
    if (this.end !== null) return bytes.subarray(bytes.indexOf('\n') + 1);
    // A marker without an end is none: the rest of it is not kept.
    this.#held = bytes.length > longestMarker ? Buffer.from(bytes.subarray(0, longestMarker)) : bytes;
    return nothing;
  }

  #pass(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.received += bytes.length;
    this.#sink(bytes);
  }

  /** How many bytes at the end could begin the marker. */
  #partial(bytes: Buffer): number {
    const from = bytes.lastIndexOf(0x1e);
    if (from === -1 || bytes.length - from >= this.#start.length) return 0;
    return this.#start.subarray(0, bytes.length - from).equals(bytes.subarray(from))
      ? bytes.length - from
      : 0;
  }
}
