import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/wire/contract.ts';
import type { StreamClient } from './bytes/stream-client.ts';

/** The engine as this window sees it. */
export type Client = ContractRouterClient<Contract>;

export type LinkState = 'connecting' | 'open' | 'lost';

/** A connection to whatever host carries the engine; it mends itself. */
export interface Link {
  readonly client: Client;
  readonly streams: StreamClient;
  /** Resolves once calls can be made; rejects when the signal is aborted. */
  whenOpen(signal: AbortSignal): Promise<void>;
  /** Calls back with every change, and at once with the present state. Gives the function that stops it. */
  watch(listener: (state: LinkState) => void): () => void;
}
