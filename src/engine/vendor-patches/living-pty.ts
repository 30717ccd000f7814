import { writeSync } from 'node:fs';
import type { IPty } from 'node-pty';
import { attempt } from '../../shared/lib/attempt.ts';

/** What node-pty keeps to itself: its descriptor, and the socket it reads by. */
interface Inside {
  readonly fd?: number;
  readonly _socket?: { readonly destroyed?: boolean };
}

/** How soon a terminal that takes no more for now is tried again, in ms. */
const againMs = 5;

/** What waits to be written, by terminal; the first has been begun where a terminal took only a part. */
const waiting = new WeakMap<IPty, Uint8Array[]>();

/**
 * Whether a pseudo-terminal here has its descriptor. node-pty closes it before it tells of the end; the number may be another
 * file's from then on. Whether it is closed is known to the socket that node-pty reads by.
 */
function isOpen(pty: IPty): boolean {
  return (pty as unknown as Inside)._socket?.destroyed !== true;
}

/** Tells a pseudo-terminal here its size, as long as it has a descriptor; one that is no size is none. */
export function resizePty(pty: IPty, cols: number, rows: number): void {
  if (!isOpen(pty) || cols <= 0 || rows <= 0) return;
  // It throws where it has ended: nobody looks at what its size would be.
  attempt(() => pty.resize(cols, rows), undefined);
}

/**
 * Types into a pseudo-terminal here, as long as it has a descriptor; what comes later is dropped. node-pty's own writing leaves
 * the thread, so the descriptor may be closed, or be another file's, before it is written to.
 */
export function writePty(pty: IPty, bytes: Uint8Array): void {
  if (!isOpen(pty) || bytes.length === 0) return;
  const { fd } = pty as unknown as Inside;
  if (process.platform === 'win32' || fd === undefined || fd < 0) {
    attempt(() => pty.write(Buffer.from(bytes)), undefined);
    return;
  }
  const queue = waiting.get(pty) ?? [];
  waiting.set(pty, queue);
  // Copied: the caller may use its memory again.
  queue.push(Buffer.from(bytes));
  if (queue.length === 1) drain(pty, fd, queue);
}

/** Writes what waits, in this thread: nothing can close the descriptor between the look at it and the writing. */
function drain(pty: IPty, fd: number, queue: Uint8Array[]): void {
  for (let next = queue[0]; next !== undefined; next = queue[0]) {
    const written = isOpen(pty) ? writeSome(fd, next) : null;
    if (written === null) {
      queue.length = 0;
      return;
    }
    if (written === 0) {
      setTimeout(() => drain(pty, fd, queue), againMs);
      return;
    }
    if (written === next.length) queue.shift();
    else queue[0] = next.subarray(written);
  }
}

/** How many bytes a terminal took: 0 where its buffer is full, null where it takes none any more. */
function writeSome(fd: number, bytes: Uint8Array): number | null {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EAGAIN' ? 0 : null;
  }
}

/** Stops reading from a pseudo-terminal, or starts again, as long as it has a descriptor. */
export function pausePty(pty: IPty, isPaused: boolean): void {
  if (!isOpen(pty)) return;
  if (isPaused) pty.pause();
  else pty.resume();
}
