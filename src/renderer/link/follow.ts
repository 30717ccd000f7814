import { ORPCError } from '@orpc/client';
import { delay } from './bytes/backoff.ts';
import type { Client, Link } from './link.ts';

/** A broken stream is opened again soon, one the host ended in good order only now and then. */
const brokenRestMs = 400;
const endedRestMs = 3_000;

/** What to follow: how to open it (again), what to do with a value, and what to do when the engine refuses it for good. */
export interface Following<T> {
  open(client: Client, signal: AbortSignal): Promise<AsyncIterable<T>>;
  onValue(value: T): void;
  onRefused(error: unknown): void;
}

/**
 * Follows an event stream for as long as it is wanted: after every break it waits for the link and opens it again.
 * An error the contract defines ends it, because asking again would give the same answer.
 */
export function follow<T>(link: Link, following: Following<T>): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await link.whenOpen(signal);
      let rest = endedRestMs;
      try {
        const values = await following.open(link.client, signal);
        for await (const value of values) {
          if (signal.aborted) return;
          following.onValue(value);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ORPCError && error.defined) {
          following.onRefused(error);
          return;
        }
        rest = brokenRestMs;
      }
      await delay(rest, signal);
    }
  };
  loop().catch((error: unknown) => {
    if (!signal.aborted) following.onRefused(error);
  });
  return () => stop.abort();
}
