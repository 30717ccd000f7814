import { type ClientContext, type ClientLink, createORPCClient, DynamicLink } from '@orpc/client';
import { StreamClient } from './bytes/stream-client.ts';
import type { Client, Link, LinkState } from './link.ts';
import { shutOut } from './words.ts';

type Carrier = ClientLink<ClientContext>;

/** What a host provides: a carrier for calls and one for bytes, whenever it has them. */
export interface LinkCore {
  readonly link: Link;
  readonly streams: StreamClient;
  /** Sets the carrier of calls; null while there is none. */
  carry(carrier: Carrier | null): void;
  /** The host is there and does not let this window in. */
  shut(): void;
}

/** The part of a link that all hosts share: it waits for the first carrier and refuses calls while the link is lost. */
export function createLinkCore(): LinkCore {
  const streams = new StreamClient();
  const listeners = new Set<(state: LinkState) => void>();
  let carrier: Carrier | null = null;
  let state: LinkState = 'connecting';

  /** Resolves once the link is in one of these states. */
  const whenIn = (wanted: readonly LinkState[], signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      if (wanted.includes(state)) {
        resolve();
        return;
      }
      const listener = (next: LinkState): void => {
        if (wanted.includes(next)) settle(resolve);
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
    if (state === 'connecting') await whenIn(['open', 'shut'], AbortSignal.timeout(15_000));
    if (state === 'shut') throw new Error(shutOut);
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
    shut: () => {
      if (state !== 'open') move('shut');
    },
    link: {
      client,
      streams,
      whenOpen: (signal) => whenIn(['open'], signal),
      watch: (listener) => {
        listeners.add(listener);
        listener(state);
        return () => listeners.delete(listener);
      },
    },
  };
}
