import { type Backoff, backoffMs } from '../../shared/time/backoff.ts';
import { sleep } from '../../shared/time/sleep.ts';

export interface Retry {
  readonly backoff: Backoff;
  /** Retries after the first try; null for as many as it takes. */
  readonly most: number | null;
  isWorthRetrying(error: unknown): boolean;
  /** What has to happen between two tries; an error of it ends the work. */
  before?(): void | Promise<void>;
  readonly signal?: AbortSignal;
}

/** Does work that may safely be done twice, again while its error is worth it. Throws the last error; never after a success. */
export async function retry<T>(work: () => Promise<T>, options: Retry): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      const isSpent = options.most !== null && failures > options.most;
      if (isSpent || !options.isWorthRetrying(error)) throw error;
      await sleep(backoffMs(options.backoff, failures), options.signal);
      if (options.signal?.aborted === true) throw error;
      await options.before?.();
    }
  }
}

/** Asks `look` every `everyMs` until it answers or `withinMs` have passed; what it said last, so null where it never did. */
export async function askUntil<T>(
  { everyMs, withinMs }: { readonly everyMs: number; readonly withinMs: number },
  look: () => Promise<T>,
  isAnswer: (said: T) => boolean,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const said = await look();
    if (isAnswer(said) || performance.now() >= deadline) return said;
    await sleep(everyMs);
  }
}
