import { appendFile, open } from 'node:fs/promises';
import { settled } from '../../lib/ignore.ts';
import type { KeptLine } from './slot-book.ts';

/** More than this of it is not read: a day of slots is less. */
const mostBytes = 32 * 1_024 * 1_024;

/** Keeps slots in a run's folder, so that a console that opens later knows what was usual. What cannot be written is judged all the same. */
export class KeptSlots {
  readonly #file: string;
  readonly #mayWrite: () => boolean;
  #writing: Promise<void> = Promise.resolve();

  /** `mayWrite` is false in a console that only watches: the one that drives writes. */
  constructor(file: string, mayWrite: () => boolean = () => true) {
    this.#file = file;
    this.#mayWrite = mayWrite;
  }

  append(line: KeptLine): void {
    if (!this.#mayWrite()) return;
    const text = `${JSON.stringify(line)}\n`;
    this.#writing = this.#writing.then(() =>
      settled(
        appendFile(this.#file, text, { mode: 0o600 }),
        'a disk that takes nothing shows where the journal is written',
      ),
    );
  }

  /** What was kept, in order; a line that is cut off or damaged is left out. Empty where there is none. */
  async read(): Promise<readonly KeptLine[]> {
    const handle = await open(this.#file, 'r').catch(() => null);
    if (handle === null) return [];
    try {
      // Schemas are loaded where something is read by them, which a rollback that begins does not.
      const { readKeptLine } = await import('./read-kept-line.ts');
      const { size } = await handle.stat();
      if (size > mostBytes) return [];
      return (await handle.readFile('utf8')).split('\n').flatMap((line) => readKeptLine(line) ?? []);
    } finally {
      await handle.close();
    }
  }

  /** Settles when everything is written. */
  settled(): Promise<void> {
    return this.#writing;
  }
}
