import { ORPCError } from '@orpc/client';
import { sleep } from '../../shared/time/sleep.ts';
import type { Client, Link } from './link.ts';

/** A broken stream reopens soon; a stream that the host ended reopens slowly. */
const brokenRestMs = 400;
const endedRestMs = 3_000;

/** What to follow: how to open it, what to do with a value, and what to do when the engine refuses it. */
export interface Following<T> {
  open(client: Client, signal: AbortSignal): Promise<AsyncIterable<T>>;
  onValue(value: T): void;
  onRefused(error: unknown): void;
}

/**
 * Follows an event stream until it is stopped: after every break it waits for the link and reopens the stream. An error defined
 * in the contract ends it, because asking again would return the same error.
 */
export function follow<T>(link: Link, following: Following<T>): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await link.whenOpen(signal);
      const restMs = await followOnce(link.client, following, signal);
      if (restMs === null) return;
      await sleep(restMs, signal);
    }
  };
  loop().catch((error: unknown) => {
    if (!signal.aborted) following.onRefused(error);
  });
  return () => stop.abort();
}

/** Follows the stream until it ends or breaks; then how long to rest before reopening it, or null where it is over. */
async function followOnce<T>(
  client: Client,
  following: Following<T>,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    for await (const value of await following.open(client, signal)) {
      if (signal.aborted) return null;
      following.onValue(value);
    }
    return endedRestMs;
  } catch (error) {
    if (signal.aborted) return null;
    if (!(error instanceof ORPCError && error.defined)) return brokenRestMs;
    following.onRefused(error);
    return null;
  }
}
