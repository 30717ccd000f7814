import { backoffMs } from '../../../shared/time/backoff.ts';
import { reconnecting } from './reconnecting.ts';

/** What a socket reports, each at most once. */
export interface SocketSteps {
  opened(): void;
  closed(): void;
}

export interface SocketEvents<Socket> {
  /** A fresh socket is open. */
  onOpen(socket: Socket): void;
  /** The open socket closed; the next attempt starts. */
  onLost(): void;
  /** An attempt failed before the socket was open; the next one starts later. */
  onRefused?(): void;
}

/** Keeps one socket open while the window lives; `connect` makes each new one. Returns the function that ends it. */
export function keepSocket<Socket extends { close(): void }>(
  connect: (steps: SocketSteps) => Socket,
  events: SocketEvents<Socket>,
): () => void {
  let socket: Socket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let ended = false;

  const open = (): void => {
    clearTimeout(timer);
    timer = undefined;
    let wasOpen = false;
    const mine = connect({
      opened: () => {
        wasOpen = true;
        tries = 0;
        events.onOpen(mine);
      },
      closed: () => {
        if (ended) return;
        socket = null;
        if (wasOpen) events.onLost();
        else events.onRefused?.();
        tries += 1;
        timer = setTimeout(open, backoffMs(reconnecting, tries, Math.random()));
      },
    });
    socket = mine;
  };
  // A laptop that wakes up reconnects at once instead of waiting out a long backoff.
  const now = (): void => {
    if (timer !== undefined && !ended) open();
  };
  addEventListener('online', now);
  addEventListener('focus', now);
  open();
  return () => {
    ended = true;
    clearTimeout(timer);
    removeEventListener('online', now);
    removeEventListener('focus', now);
    socket?.close();
  };
}
