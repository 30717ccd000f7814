import type { KeptTerminal } from '../../shared/wire/calls/terminals.ts';
import type { LiveStream, OutputSink } from '../transport/transport.ts';
import { OutputTail } from './output-tail.ts';

/** Enough for the scrollback of a working day of commands, and parsed by a window in a tenth of a second. */
const keptBytes = 1024 * 1024;

/** Who looks at a terminal. */
export interface Viewer {
  data(bytes: Uint8Array): void;
  end(exit: number | null, reason: string | null): void;
}

/** One view of a terminal; closing it leaves the shell alone. */
export interface View {
  /** What the shell printed last, for a terminal that was just made; it is not sent to the viewer. */
  readonly replay: Uint8Array;
  pause(): void;
  resume(): void;
  input(bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
  close(): void;
}

export interface Size {
  readonly cols: number;
  readonly rows: number;
}

/** A shell and what it printed last. It goes on without anybody looking, and any number of windows look at it. */
export class KeptShell {
  readonly createdAt = new Date().toISOString();
  readonly #tail = new OutputTail(keptBytes);
  readonly #viewers = new Map<Viewer, { paused: boolean }>();
  readonly #changed: () => void;
  #stream: LiveStream | null = null;
  #ended: KeptTerminal['ended'] = null;

  /** `changed` is called when its shell has ended, and when viewers come and go. */
  private constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Opens a shell; throws what `open` throws. */
  static async open(
    open: (sink: OutputSink) => Promise<LiveStream>,
    changed: () => void,
  ): Promise<KeptShell> {
    const shell = new KeptShell(changed);
    shell.#stream = await open((bytes) => shell.#take(bytes));
    void shell.#stream.done.then(({ exit, reason }) => shell.#end(exit, reason));
    return shell;
  }

  get ended(): KeptTerminal['ended'] {
    return this.#ended;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /** Shows it to one more viewer; of a shell that ended, what it printed last and how it ended. */
  view(viewer: Viewer, size: Size): View {
    const { bytes, isWholeScreen } = this.#tail.read();
    const state = { paused: false };
    this.#viewers.set(viewer, state);
    const stream = this.#stream;
    if (this.#ended !== null) {
      const { exit, reason } = this.#ended;
      queueMicrotask(() => viewer.end(exit, reason));
    } else {
      // A program that has the screen for itself draws it again when its size changes.
      if (isWholeScreen) stream?.resize(size.cols, Math.max(2, size.rows - 1));
      stream?.resize(size.cols, size.rows);
    }
    this.#changed();
    return {
      replay: bytes,
      pause: () => {
        state.paused = true;
        stream?.pause();
      },
      resume: () => {
        state.paused = false;
        this.#resume();
      },
      input: (typed) => {
        if (this.#ended === null) stream?.input(typed);
      },
      resize: (cols, rows) => {
        if (this.#ended === null) stream?.resize(cols, rows);
      },
      close: () => {
        if (!this.#viewers.delete(viewer)) return;
        this.#resume();
        this.#changed();
      },
    };
  }

  /** Ends the shell, with a reason for who still looks. */
  close(reason: string | null = null): void {
    this.#stream?.close();
    this.#end(null, reason);
  }

  /** The slowest viewer decides how fast it is read. */
  #resume(): void {
    if (![...this.#viewers.values()].some(({ paused }) => paused)) this.#stream?.resume();
  }

  #take(bytes: Uint8Array): void {
    this.#tail.push(bytes);
    for (const viewer of this.#viewers.keys()) viewer.data(bytes);
  }

  #end(exit: number | null, reason: string | null): void {
    if (this.#ended !== null) return;
    this.#ended = { exit, reason };
    for (const viewer of this.#viewers.keys()) viewer.end(exit, reason);
    this.#changed();
  }
}
