import { hash } from 'node:crypto';
import { closeSync, fdatasyncSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { eventFault } from '../../shared/journal/event-fields.ts';
import type { EventBody, JournalEvent } from '../../shared/journal/events.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { EngineError } from '../lib/engine-error.ts';
import type { JournalHeads } from './journal-heads.ts';

/** `prev` of a journal's first line. */
export const genesisHash = '0'.repeat(64);

/** Where a journal ends: the number and the sha-256 (hex) of its last line. */
export interface JournalHead {
  readonly line: number;
  readonly sha256: string;
}

/** The sha-256 of the line of an event that a writer here gave; one that was read may be written in another way. */
export function lineHash(event: JournalEvent): string {
  return hash('sha256', JSON.stringify(event));
}

interface Pending {
  readonly line: string;
  readonly sha256: string;
  readonly event: JournalEvent;
  readonly resolve: (event: JournalEvent) => void;
  readonly reject: (error: Error) => void;
}

/** A journal's open file, and where it goes on. */
interface OpenJournal {
  readonly file: string;
  readonly fd: number;
  readonly seq: number;
  /** Hash of the line before. */
  readonly prev: string;
  readonly keeps: Keeps;
}

/** What a journal is written with. */
export interface Keeps {
  /** Epoch ms; the machine's own time when left out. */
  readonly now?: () => number;
  /** Where the heads of its lines are kept; the writer closes it. */
  readonly heads?: JournalHeads | null;
}

/**
 * Appends events to one journal. A promise resolves only after its line has been flushed to the disk
 * (`fdatasync`), and everything appended in one turn of the event loop shares one write and one flush.
 * The write is synchronous on purpose: a thread-pool round trip costs twice what the flush itself does.
 */
export class JournalWriter {
  readonly #fd: number;
  readonly #file: string;
  readonly #now: () => number;
  readonly #heads: JournalHeads | null;
  #seq: number;
  #prev: string;
  #size: number;
  #pending: Pending[] = [];
  #broken: string | null = null;
  #closed = false;
  #stampMs = -1;
  #stamp = '';

  private constructor({ file, fd, seq, prev, keeps }: OpenJournal) {
    this.#file = file;
    this.#fd = fd;
    this.#seq = seq;
    this.#prev = prev;
    this.#now = keeps.now ?? Date.now;
    this.#heads = keeps.heads ?? null;
    this.#size = fstatSync(fd).size;
  }

  /** Creates a journal; fails when one is there already. The directory entry is made durable too. */
  static create(file: string, keeps: Keeps = {}): JournalWriter {
    const fd = openSync(file, 'ax', 0o600);
    const folder = openSync(dirname(file), 'r');
    try {
      // Windows refuses to flush a folder; its file systems journal the entry themselves.
      if (process.platform !== 'win32') fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
    return new JournalWriter({ file, fd, seq: 0, prev: genesisHash, keeps });
  }

  /** Goes on with a journal that was read to its end: `seq` and `prev` come from the reader, `size` cuts a torn tail off. */
  static resume(
    file: string,
    end: { readonly seq: number; readonly prev: string; readonly size: number },
    keeps: Keeps = {},
  ): JournalWriter {
    const fd = openSync(file, 'r+');
    if (fstatSync(fd).size > end.size) {
      ftruncateSync(fd, end.size);
      fsyncSync(fd);
    }
    return new JournalWriter({ file, fd, seq: end.seq, prev: end.prev, keeps });
  }

  /**
   * Appends one event. Rejects with an EngineError (`JOURNAL`) when the disk refuses it; the file then holds exactly the lines
   * it held before, and nothing that was announced may be begun. Rejects with a TypeError, and writes nothing, where the
   * event has a field that its schema does not know: a fault in the program, which no reader would ever see.
   */
  append(body: EventBody): Promise<JournalEvent> {
    const fault = eventFault(body);
    if (fault !== null) return Promise.reject(new TypeError(`${fault}. It was not written.`));
    if (this.#broken !== null) return Promise.reject(this.#refusal(this.#broken));
    const seq = this.#seq + 1;
    const prev = this.#prev;
    const at = this.#timestamp();
    const line = `{"seq":${seq},"at":"${at}","v":1,"prev":"${prev}",${JSON.stringify(body).slice(1)}`;
    const sha256 = hash('sha256', line);
    this.#seq = seq;
    this.#prev = sha256;
    const event = Object.assign({ seq, at, v: 1 as const, prev }, body);
    return new Promise((resolve, reject) => {
      this.#pending.push({ line, sha256: this.#prev, event, resolve, reject });
      if (this.#pending.length === 1) setImmediate(() => this.#flush());
    });
  }

  /** The hash the next line will carry: the seal of everything so far. */
  get head(): string {
    return this.#prev;
  }

  /** Flushes and lets go of the file; safe to call twice. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#broken === null) this.#flush();
    this.#broken ??= 'it was closed';
    closeSync(this.#fd);
    this.#heads?.close();
  }

  /** Brings the heads of what was written to the disk, so that a power failure leaves nothing unproven. */
  flushHeads(): void {
    this.#heads?.flush();
  }

  #timestamp(): string {
    const now = this.#now();
    if (now !== this.#stampMs) {
      this.#stampMs = now;
      this.#stamp = new Date(now).toISOString();
    }
    return this.#stamp;
  }

  #flush(): void {
    const batch = this.#pending;
    if (batch.length === 0) return;
    this.#pending = [];
    let text = '';
    for (const entry of batch) text += `${entry.line}\n`;
    const bytes = Buffer.from(text);
    try {
      this.#heads?.announce(batch.map(({ event, sha256 }) => ({ seq: event.seq, sha256 })));
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(this.#fd, bytes, written, bytes.length - written, this.#size + written);
      }
    } catch (error) {
      this.#undo(batch, error);
      return;
    }
    try {
      fdatasyncSync(this.#fd);
    } catch (error) {
      // After a failed flush the kernel may have dropped the pages: what the file holds is unknown from here on.
      this.#broken = errorText(error);
      for (const entry of batch) entry.reject(this.#refusal(this.#broken));
      return;
    }
    this.#size += bytes.length;
    this.#heads?.confirm(batch.at(-1)?.event.seq ?? 0);
    for (const entry of batch) entry.resolve(entry.event);
  }

  /** Takes a failed write back, so that no half line stays and the next append continues the chain. */
  #undo(batch: readonly Pending[], error: unknown): void {
    const reason = errorText(error);
    const first = batch[0];
    // Lines announced behind the failed ones chain onto hashes that were never written: they fail with them.
    const all = [...batch, ...this.#pending];
    this.#pending = [];
    try {
      ftruncateSync(this.#fd, this.#size);
      if (first !== undefined) {
        this.#seq = first.event.seq - 1;
        this.#prev = first.event.prev;
      }
    } catch (truncation) {
      this.#broken = errorText(truncation);
    }
    for (const entry of all) entry.reject(this.#refusal(reason));
  }

  #refusal(reason: string): EngineError {
    return new EngineError(
      'JOURNAL',
      `The journal could not be written (${reason}): ${this.#file}. Nothing further was started.`,
      'Free space or restore write access, then go on; what was recorded so far is intact.',
    );
  }
}
