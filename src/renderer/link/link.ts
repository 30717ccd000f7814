import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/wire/contract.ts';
import type { StreamClient } from './bytes/stream-client.ts';

/** The engine's client in this window. */
export type Client = ContractRouterClient<Contract>;

/** `shut`: the host answers and does not let this window in. */
export type LinkState = 'connecting' | 'open' | 'lost' | 'shut';

/** A connection to the host of the engine. It reconnects by itself. */
export interface Link {
  readonly client: Client;
  readonly streams: StreamClient;
  /** Resolves once calls can be made; rejects when the signal is aborted. */
  whenOpen(signal: AbortSignal): Promise<void>;
  /** Calls back with the current state and with every change. Returns the function that stops it. */
  watch(listener: (state: LinkState) => void): () => void;
}
