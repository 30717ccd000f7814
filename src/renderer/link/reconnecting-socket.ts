import { backoffMs } from './backoff.ts';

export interface SocketEvents {
  /** A fresh socket is open. */
  onOpen(socket: WebSocket): void;
  /** The open socket is gone; another one is being tried. */
  onLost(): void;
}

/** Keeps one WebSocket open for as long as the window lives. Gives the function that ends it. */
export function keepSocket(url: string, events: SocketEvents): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let ended = false;

  const open = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const mine = new WebSocket(url);
    mine.binaryType = 'arraybuffer';
    socket = mine;
    let wasOpen = false;
    mine.addEventListener('open', () => {
      wasOpen = true;
      tries = 0;
      events.onOpen(mine);
    });
    mine.addEventListener('close', () => {
      if (ended) return;
      socket = null;
      if (wasOpen) events.onLost();
      timer = setTimeout(open, backoffMs(tries, Math.random()));
      tries += 1;
    });
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
