import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText } from '../../shared/text/error-text.ts';
import type { JournalHead } from '../journal/journal-writer.ts';
import { unsignedNote, writeNote } from '../journal/run-notes.ts';
import { ignore } from '../lib/ignore.ts';
import * as words from './record-words.ts';
import { signHead } from './sign-head.ts';
import { findSigningKey, type SigningKey } from './signing-key.ts';

/** A signature takes at most this long, in ms, with the search for its key: the end of a run waits for it. */
export const signWithinMs = 3_000;

/** The signatures of one run's journal, one behind the other, with a key that is looked for once. */
export class Seal {
  readonly #dir: string;
  readonly #run: string;
  #key: Promise<SigningKey | string> | null = null;
  #made: SigningKey | null = null;
  #last: Promise<string | null> = Promise.resolve(null);

  /** `dir` is the folder of the run. */
  constructor(dir: string, run: string) {
    this.#dir = dir;
    this.#run = run;
  }

  /** Looks for the key, so that nobody waits for it later. */
  prepare(): void {
    this.#key ??= findSigningKey(AbortSignal.timeout(signWithinMs)).catch(errorText);
  }

  /** Signs the end of a journal behind the signatures before. */
  sign(head: JournalHead): void {
    this.#last = this.#last.then(() => this.#sign(head));
  }

  /** Why the end that was to be signed last is not; null where it is, or none was to be. Never rejects. */
  get settled(): Promise<string | null> {
    return this.#last;
  }

  async close(): Promise<void> {
    await this.#last;
    const key = await this.#key;
    if (key !== null && typeof key !== 'string') this.#made = key;
    await this.#made?.done();
  }

  async #sign(head: JournalHead): Promise<string | null> {
    this.prepare();
    const end = { dir: this.#dir, run: this.#run, head };
    const limit = AbortSignal.timeout(signWithinMs);
    const late = new Promise<string>((resolve) =>
      limit.addEventListener('abort', () => resolve(words.slowToSign(signWithinMs)), { once: true }),
    );
    const key = await Promise.race([this.#key ?? words.noKeygen, late]);
    const reason = typeof key === 'string' ? key : await signHead(end, key, limit);
    if (typeof key !== 'string') this.#made = key;
    // What was too slow once is not waited for again.
    if (limit.aborted && reason !== null) this.#key = Promise.resolve(reason);
    ignore(this.#note(head, reason), 'the signatures themselves say what is signed');
    return reason;
  }

  /** Keeps why nothing is signed, for the record. */
  async #note({ line }: JournalHead, reason: string | null): Promise<void> {
    if (reason === null) await rm(join(this.#dir, unsignedNote.name), { force: true });
    else await writeNote(this.#dir, unsignedNote, { line, reason });
  }
}
