import { type ClientContext, type ClientLink, createORPCClient, DynamicLink } from '@orpc/client';
import { StreamClient } from './bytes/stream-client.ts';
import type { Client, Link, LinkState } from './link.ts';

type Carrier = ClientLink<ClientContext>;

/** What a host provides: a carrier for calls and one for bytes, whenever it has them. */
export interface LinkCore {
  readonly link: Link;
  readonly streams: StreamClient;
  /** Sets the carrier of calls; null while there is none. */
  carry(carrier: Carrier | null): void;
}

/** The part of a link that all hosts share: it waits for the first carrier and refuses calls while the link is lost. */
export function createLinkCore(): LinkCore {
  const streams = new StreamClient();
  const listeners = new Set<(state: LinkState) => void>();
  let carrier: Carrier | null = null;
  let state: LinkState = 'connecting';

  const whenOpen = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      if (state === 'open') {
        resolve();
        return;
      }
      const listener = (next: LinkState): void => {
        if (next === 'open') settle(resolve);
      };
      const abort = (): void => settle(() => reject(signal.reason));
      const settle = (how: () => void): void => {
        listeners.delete(listener);
        signal.removeEventListener('abort', abort);
        how();
      };
      listeners.add(listener);
      signal.addEventListener('abort', abort, { once: true });
    });

  const dynamic = new DynamicLink<ClientContext>(async () => {
    if (state === 'connecting') await whenOpen(AbortSignal.timeout(15_000));
    if (carrier === null)
      throw new Error('The console link is lost. The engine goes on; try again in a moment.');
    return carrier;
  });
  const client: Client = createORPCClient(dynamic);

  const move = (next: LinkState): void => {
    state = next;
    for (const listener of [...listeners]) listener(next);
  };
  return {
    streams,
    carry: (next) => {
      carrier = next;
      if (next !== null) move('open');
      else if (state === 'open') move('lost');
    },
    link: {
      client,
      streams,
      whenOpen,
      watch: (listener) => {
        listeners.add(listener);
        listener(state);
        return () => listeners.delete(listener);
      },
    },
  };
}
