import type { SocketSteps } from './keep-socket.ts';

/** A WebSocket for bytes, outside the window's thread. */
export interface ByteSocket {
  /** Sends one message; drops it while the socket is not open. */
  send(bytes: Uint8Array): void;
  close(): void;
}

/** Where a byte socket connects to, and the protocols it offers. */
export interface SocketPlace {
  readonly url: string;
  readonly protocols: readonly string[];
}

/** Opens a byte socket. `onBytes` gets each message whole and unshared. */
export function openByteSocket(
  place: SocketPlace,
  steps: SocketSteps,
  onBytes: (bytes: ArrayBuffer) => void,
): ByteSocket {
  const worker = new Worker(new URL('./byte-socket.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) onBytes(data);
    else if (data === 'open') steps.opened();
    else if (data === 'close') {
      worker.terminate();
      steps.closed();
    }
  });
  worker.addEventListener('error', () => {
    worker.terminate();
    steps.closed();
  });
  worker.postMessage(place);
  return {
    send: (bytes) => {
      // Copied: the caller's array may be a view into a larger one.
      const { buffer } = bytes.slice();
      worker.postMessage(buffer, [buffer]);
    },
    close: () => worker.terminate(),
  };
}
