import { closeSync, fdatasyncSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';
import { headsTitle, type KnownHeads } from './known-heads.ts';

/** A journal's line, as it is announced. */
export interface HeadedLine {
  readonly seq: number;
  readonly sha256: string;
}

/**
 * Keeps the heads of one journal while a console writes it (known-heads says what the records mean). A record is one short
 * write without a flush, so that a journal's line costs microseconds more: a process that is killed loses none of them. A power
 * failure, or a disk that fails, may take the latest; then there is no end of the console's either.
 */
export class JournalHeads {
  readonly #fd: number;
  #size: number;
  #closed = false;

  private constructor(fd: number, size: number) {
    this.#fd = fd;
    this.#size = size;
    this.#write('o\n');
  }

  /** For a new journal. Throws where the file cannot be made, or is there already. */
  static create(file: string): JournalHeads {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const fd = openSync(file, 'wx', 0o600);
    const size = writeSync(fd, `${headsTitle}\n`);
    fsyncSync(fd);
    flushFolder(dirname(file));
    return new JournalHeads(fd, size);
  }

  /** For a journal with these lines, which were compared with what is `known` of them; null where nothing was kept. */
  static resume(file: string, known: KnownHeads | null, hashes: readonly string[]): JournalHeads {
    const heads =
      known === null ? JournalHeads.create(file) : new JournalHeads(openSync(file, 'r+'), known.bytes);
    const held = known?.hashes.length ?? 0;
    const records = hashes.slice(held).map((sha256, index) => `t ${held + index + 1} ${sha256}\n`);
    heads.#write(`${records.join('')}c ${hashes.length}\n`);
    return heads;
  }

  /** Before the lines are written. Throws where that cannot be noted: then they must not be written. */
  announce(lines: readonly HeadedLine[]): void {
    this.#write(lines.map(({ seq, sha256 }) => `a ${seq} ${sha256}\n`).join(''));
  }

  /** Once every line up to `seq` has been flushed. Where it cannot be noted, the next one that can says it, too. */
  confirm(seq: number): void {
    attempt(() => this.#write(`c ${seq}\n`), undefined);
  }

  /** Brings what was noted to the disk. */
  flush(): void {
    if (!this.#closed) attempt(() => fdatasyncSync(this.#fd), undefined);
  }

  /** Safe to call twice. It is not flushed: a console whose end is lost counts as one that never closed. */
  close(): void {
    if (this.#closed) return;
    attempt(() => this.#write('e\n'), undefined);
    this.#closed = true;
    closeSync(this.#fd);
  }

  /** Writes behind the last whole record: what is left of one that failed, or that a crash cut, is written over. */
  #write(records: string): void {
    const bytes = Buffer.from(records, 'latin1');
    const written = writeSync(this.#fd, bytes, 0, bytes.length, this.#size);
    if (written !== bytes.length) throw new Error('the disk took only a part of its head');
    this.#size += written;
  }
}

function flushFolder(folder: string): void {
  // Windows refuses to flush a folder; its file systems journal the entry themselves.
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
