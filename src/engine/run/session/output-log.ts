import { createHash, type Hash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { errorText } from '../../../shared/text/error-text.ts';
import * as words from '../run-words.ts';

/** Bytes read at once when a kept output is replayed. */
const chunkBytes = 64 * 1024;

/**
 * The raw output of one attempt: appended to a file, hashed, and handed to whoever watches. Where the disk refuses it, whoever
 * watches is told once and sees the rest, and what was kept, counted and hashed ends there: the attempt must not end with it.
 */
export class OutputLog {
  readonly #file: string;
  readonly #fd: number;
  readonly #hash: Hash = createHash('sha256');
  readonly #watchers = new Set<(bytes: Uint8Array) => void>();
  readonly #endings = new Set<() => void>();
  #ended = false;
  #refused = false;
  #bytes = 0;
  #lastAt: number;

  /** Opens (or continues with) the file; what it holds already counts and is hashed. */
  constructor(file: string, now: () => number = Date.now) {
    this.#file = file;
    for (const chunk of readChunks(file, 0)) {
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
    }
    this.#fd = openSync(file, 'a', 0o600);
    this.#lastAt = now();
  }

  readonly write = (bytes: Uint8Array): void => {
    if (this.#ended) return;
    this.#lastAt = Date.now();
    this.#show(bytes);
    if (!this.#refused) this.#keep(bytes);
  };

  #keep(bytes: Uint8Array): void {
    let kept = 0;
    try {
      while (kept < bytes.length) kept += writeSync(this.#fd, bytes, kept);
    } catch (error) {
      this.#refused = true;
      this.#show(Buffer.from(`\r\n${words.outputNotKept(errorText(error))}\r\n`));
    }
    this.#hash.update(bytes.subarray(0, kept));
    this.#bytes += kept;
  }

  #show(bytes: Uint8Array): void {
    for (const watcher of this.#watchers) watcher(bytes);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether what writes it has ended, recorded or not. */
  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Epoch ms of the last output, or of the opening while there is none. */
  get lastAt(): number {
    return this.#lastAt;
  }

  end(): { readonly bytes: number; readonly sha256: string } {
    if (!this.#ended) {
      this.#ended = true;
      closeSync(this.#fd);
      for (const ending of this.#endings) ending();
    }
    return { bytes: this.#bytes, sha256: this.#hash.copy().digest('hex') };
  }

  /** Everything so far from the file, then what comes; returns how to stop. */
  watch(onBytes: (bytes: Uint8Array) => void, onEnd: () => void): () => void {
    for (const chunk of readChunks(this.#file, 0)) onBytes(chunk);
    if (this.#ended) onEnd();
    else {
      this.#watchers.add(onBytes);
      this.#endings.add(onEnd);
    }
    return () => {
      this.#watchers.delete(onBytes);
      this.#endings.delete(onEnd);
    };
  }
}

/** The file's bytes from an offset on, in portions; nothing when there is no file. */
export function* readChunks(file: string, offset: number): Generator<Uint8Array> {
  if (!existsSync(file) || statSync(file).size <= offset) return;
  const fd = openSync(file, 'r');
  try {
    for (let at = offset; ; ) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const length = readSync(fd, chunk, 0, chunkBytes, at);
      if (length === 0) return;
      at += length;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(fd);
  }
}
