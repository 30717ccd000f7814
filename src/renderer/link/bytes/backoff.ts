const firstMs = 250;
const mostMs = 5_000;

/** The wait before attempt `attempt` (from 0), in ms. `spread` in [0, 1) keeps many consoles from connecting at once. */
export function backoffMs(attempt: number, spread: number): number {
  const base = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 10));
  return Math.round(base * (0.75 + spread * 0.5));
}

/** Waits; rejects when the signal is aborted. */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
