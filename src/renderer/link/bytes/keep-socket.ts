import { backoffMs } from './backoff.ts';

/** What a socket reports of itself, each at most once. */
export interface SocketSteps {
  opened(): void;
  closed(): void;
}

export interface SocketEvents<Socket> {
  /** A fresh socket is open. */
  onOpen(socket: Socket): void;
  /** The open socket is gone; another one is being tried. */
  onLost(): void;
}

/** Keeps one socket open for as long as the window lives, made anew by `connect`. Gives the function that ends it. */
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
        timer = setTimeout(open, backoffMs(tries, Math.random()));
        tries += 1;
      },
    });
    socket = mine;
  };
  // A laptop that wakes up should not sit out the rest of a long back-off.
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
