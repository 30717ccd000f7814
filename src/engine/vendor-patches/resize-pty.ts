import type { IPty } from 'node-pty';
import { attempt } from '../../shared/lib/attempt.ts';

/**
 * Tells a pseudo-terminal here its size, as long as it has a descriptor; one that is no size is none. node-pty closes the
 * descriptor before it tells of the end and throws at a size from then on, or gives it to whoever has the number by then. Whether it is
 * closed is known to the socket that node-pty reads by and keeps to itself.
 */
export function resizePty(pty: IPty, cols: number, rows: number): void {
  const { _socket: socket } = pty as unknown as { readonly _socket?: { readonly destroyed?: boolean } };
  if (socket?.destroyed === true || cols <= 0 || rows <= 0) return;
  // It throws where it has ended: nobody looks at what its size would be.
  attempt(() => pty.resize(cols, rows), undefined);
}
