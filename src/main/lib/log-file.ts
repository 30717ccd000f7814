import { appendFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { makePrivateFolder } from '../../engine/state.ts';
import { attempt } from '../../shared/lib/attempt.ts';

/** A log is put aside at this size; one older one is kept. */
const mostBytes = 1024 * 1024;

/** What the application and its engine said, in one file that does not grow without end. Never throws: nothing waits for a log. */
export class LogFile {
  readonly file: string;
  readonly #mostBytes: number;
  #size: number | null = null;

  constructor(file: string, most: number = mostBytes) {
    this.file = file;
    this.#mostBytes = most;
  }

  /** Adds a line with the time in front. */
  note(text: string): void {
    this.write(`${new Date().toISOString()} ${text}\n`);
  }

  /** Adds text as it is, and puts the file aside where it has grown too large. */
  write(text: string): void {
    attempt(() => {
      this.#size ??= this.#open();
      if (this.#size > this.#mostBytes) {
        renameSync(this.file, `${this.file}.1`);
        this.#size = 0;
      }
      appendFileSync(this.file, text, { mode: 0o600 });
      this.#size += Buffer.byteLength(text);
    }, undefined);
  }

  #open(): number {
    makePrivateFolder(dirname(this.file));
    return statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
  }
}
