/**
 * Collects values and passes them on together, at most once every `everyMs`: ten thousand events or a flood of log lines become
 * a few renders.
 */
export function batch<T>(everyMs: number, hand: (values: readonly T[]) => void): Batch<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const values = waiting;
    waiting = [];
    if (values.length > 0) hand(values);
  };
  return {
    add: (values) => {
      for (const value of values) waiting.push(value);
      timer ??= setTimeout(flush, everyMs);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
    },
  };
}

export interface Batch<T> {
  add(values: readonly T[]): void;
  /** Drops the waiting values. */
  stop(): void;
}
