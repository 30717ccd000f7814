/** One line of a log. */
export interface RawLine {
  /** Its first bytes as text. */
  readonly text: string;
  /** How many bytes it takes in its source, its end among them. */
  readonly bytes: number;
  /** Whether there is more of it than the text. */
  readonly isCut: boolean;
}

/** Cuts bytes into lines. Of a line that is longer than `mostBytes` the beginning is kept: one without an end must not fill the memory. */
export class LineSplitter {
  readonly #mostBytes: number;
  #parts: Buffer[] = [];
  #kept = 0;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The lines that end within these bytes. */
  *push(chunk: Buffer): Generator<RawLine> {
    let from = 0;
    for (;;) {
      const stop = chunk.indexOf(0x0a, from);
      if (stop === -1) break;
      if (this.#bytes === 0 && stop - from <= this.#mostBytes) {
        // Most lines lie within one chunk: nothing of them needs to be kept.
        yield { text: chunk.toString('utf8', from, stop), bytes: stop + 1 - from, isCut: false };
      } else {
        this.#keep(chunk.subarray(from, stop));
        this.#bytes += 1;
        yield this.#take();
      }
      from = stop + 1;
    }
    this.#keep(chunk.subarray(from));
  }

  /** The last line of what has ended, which has no end of its own; null where there is none. */
  end(): RawLine | null {
    return this.#bytes === 0 ? null : this.#take();
  }

  #keep(bytes: Buffer): void {
    this.#bytes += bytes.length;
    const some = bytes.subarray(0, this.#mostBytes - this.#kept);
    if (some.length === 0) return;
    // Copied: a view would keep the whole chunk.
    this.#parts.push(Buffer.from(some));
    this.#kept += some.length;
  }

  #take(): RawLine {
    const kept = Buffer.concat(this.#parts);
    const isCut = this.#bytes > this.#kept + 1;
    const text = kept.toString('utf8');
    const line = { text: isCut ? text.replace(/\uFFFD+$/, '') : text, bytes: this.#bytes, isCut };
    this.#parts = [];
    this.#kept = 0;
    this.#bytes = 0;
    return line;
  }
}
