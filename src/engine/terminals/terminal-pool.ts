import { randomUUID } from 'node:crypto';
import type { KeptTerminal } from '../../shared/wire/calls/terminals.ts';
import { EngineError } from '../lib/engine-error.ts';
import type { LiveStream, OutputSink } from '../transport/transport.ts';
import { KeptShell, type Size, type View, type Viewer } from './kept-shell.ts';
import * as words from './terminal-words.ts';

/** Opens a shell on a target of a checklist; `null` is this machine without one. */
export type OpenShell = (
  where: { readonly file: string | null; readonly target: string },
  size: Size,
  sink: OutputSink,
) => Promise<LiveStream>;

interface Kept {
  readonly file: string | null;
  readonly target: string;
  readonly shell: KeptShell;
  name: string | null;
  lonely: NodeJS.Timeout | null;
}

/** More than anybody opens on purpose. */
const most = 200;
const hour = 3_600_000;
/** A shell on a server is not left there for good by who closed the window and went home. */
const lonelyHours = 8;

/**
 * The terminals that people opened beside the work. They live here and not in a window: a reload, a closed tab or a lost line ends
 * none of them. One that nobody looked at for eight hours is ended.
 */
export class TerminalPool {
  readonly #open: OpenShell;
  readonly #kept = new Map<string, Kept>();
  readonly #lonelyMs: number;
  #opening = 0;

  constructor(open: OpenShell, lonelyMs = lonelyHours * hour) {
    this.#open = open;
    this.#lonelyMs = lonelyMs;
  }

  /** Those of a checklist, the oldest first. */
  list(file: string | null): readonly KeptTerminal[] {
    return [...this.#kept]
      .filter(([, kept]) => kept.file === file)
      .map(([id, { target, name, shell }]) => ({
        id,
        target,
        name,
        createdAt: shell.createdAt,
        ended: shell.ended,
      }));
  }

  /** Opens a shell and gives the id of its terminal. Throws `NOT_NOW` where there are too many, and what opening throws. */
  async open(file: string | null, target: string, size: Size): Promise<string> {
    if (this.#kept.size + this.#opening >= most)
      throw new EngineError('NOT_NOW', words.tooMany(most), words.tooManyHint);
    const id = randomUUID();
    this.#opening += 1;
    try {
      const shell = await KeptShell.open(
        (sink) => this.#open({ file, target }, size, sink),
        () => this.#mind(id),
      );
      this.#kept.set(id, { file, target, shell, name: null, lonely: null });
      this.#mind(id);
      return id;
    } finally {
      this.#opening -= 1;
    }
  }

  /** Throws `NOT_FOUND` where there is no such terminal any more. */
  view(id: string, viewer: Viewer, size: Size): View {
    return this.#find(id).shell.view(viewer, size);
  }

  rename(id: string, name: string): void {
    this.#find(id).name = name.trim() === '' ? null : name.trim();
  }

  /** Ends a terminal's shell and forgets it; one that is not there is closed already. */
  close(id: string): void {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    this.#kept.delete(id);
    if (kept.lonely !== null) clearTimeout(kept.lonely);
    kept.shell.close();
  }

  /** Ends all of them, with the process. */
  closeAll(): void {
    for (const id of [...this.#kept.keys()]) this.close(id);
  }

  #find(id: string): Kept {
    const kept = this.#kept.get(id);
    if (kept === undefined) throw new EngineError('NOT_FOUND', words.gone, words.goneHint);
    return kept;
  }

  /** Begins to count when the last viewer has gone, and stops when one comes or the shell has ended. */
  #mind(id: string): void {
    const kept = this.#kept.get(id);
    if (kept === undefined) return;
    if (kept.lonely !== null) clearTimeout(kept.lonely);
    kept.lonely = null;
    if (kept.shell.viewers > 0 || kept.shell.ended !== null) return;
    kept.lonely = setTimeout(() => kept.shell.close(words.lonely(this.#lonelyMs / hour)), this.#lonelyMs);
    kept.lonely.unref();
  }
}
