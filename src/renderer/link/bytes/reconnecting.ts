import type { Backoff } from '../../../shared/time/backoff.ts';

/** How the window comes back to its engine. */
export const reconnecting: Backoff = { firstMs: 250, mostMs: 5_000, growth: 'double' };
