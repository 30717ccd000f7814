import { hash } from 'node:crypto';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import type { LiveMessage } from '../../shared/wire/live.ts';
import { readRegularFile } from '../lib/read-regular-file.ts';
import { maxDocumentBytes } from './read-document.ts';
import { watchChecklistFile } from './watch-file.ts';

type Change = (LiveMessage & { readonly type: 'document' })['change'];

/** Documents that are watched at once; the one opened longest ago makes room. */
const mostWatched = 16;

interface Watched {
  /** {@link digest} of the file when it was last looked at. */
  seen: string | null;
  readonly stop: () => void;
}

/**
 * Watches the checklists that consoles have open. Tells of edits; a tick, whoever made it, is none: it changes no plan.
 */
export class DocumentWatcher {
  readonly #watched = new Map<string, Watched>();
  readonly #tell: (file: string, change: Change) => void;

  constructor(tell: (file: string, change: Change) => void) {
    this.#tell = tell;
  }

  /** Begins to watch a document as it is now; once a file. */
  async watch(file: string): Promise<void> {
    if (this.#watched.has(file)) return;
    const seen = await digest(file);
    if (this.#watched.has(file)) return;
    const [oldest] = this.#watched.keys();
    if (this.#watched.size >= mostWatched && oldest !== undefined) this.forget(oldest);
    this.#watched.set(file, { seen, stop: watchChecklistFile(file, () => void this.#look(file)) });
  }

  forget(file: string): void {
    this.#watched.get(file)?.stop();
    this.#watched.delete(file);
  }

  close(): void {
    for (const file of [...this.#watched.keys()]) this.forget(file);
  }

  async #look(file: string): Promise<void> {
    const now = await digest(file);
    const watched = this.#watched.get(file);
    if (watched === undefined || watched.seen === now) return;
    watched.seen = now;
    this.#tell(file, now === null ? 'missing' : 'edited');
  }
}

/** Of what the document says, boxes aside; null while it cannot be read. */
async function digest(file: string): Promise<string | null> {
  const text = await attemptAsync(() => readRegularFile(file, maxDocumentBytes), null);
  return text === null ? null : hash('sha256', text.toString('utf8').replace(/\[[ xX]\]/g, '[ ]'));
}
