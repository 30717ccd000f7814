/**
 * Turns pushed values into an async iteration for the contract's event streams. Values wait in memory for a slow reader;
 * each stream bounds what it pushes (journal events are few, live messages are superseded), so the queue stays small.
 */
export async function* pushedEvents<T>(
  subscribe: (push: (value: T) => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, void> {
  let queue: T[] = [];
  let wake = (): void => undefined;
  const stop = subscribe((value) => {
    queue.push(value);
    wake();
  });
  const abort = (): void => wake();
  signal?.addEventListener('abort', abort);
  try {
    while (signal?.aborted !== true) {
      if (queue.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const ready = queue;
      queue = [];
      yield* ready;
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', abort);
  }
}
