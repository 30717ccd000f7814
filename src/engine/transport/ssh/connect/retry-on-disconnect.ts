import { EngineError } from '../../../lib/engine-error.ts';
import { retry } from '../../../lib/retry.ts';
import type { Transport } from '../../transport.ts';
import { needsPerson } from './connect-errors.ts';

/** A line that is lost this often within one piece of work is worth a person's look. */
const lossesBorne = 5;
/** A connection may be dead for a moment before it says so. */
const backoff = { firstMs: 50, mostMs: 250, growth: 'add' } as const;

/**
 * Does a piece of work that may as well be done twice, and does it again when the connection was lost meanwhile. `once` gives
 * up when the host cannot be reached again; `always` waits for it, as a step does. A refusal ends both.
 */
export function retryOnDisconnect<T>(
  transport: Transport,
  patience: 'once' | 'always',
  work: () => Promise<T>,
): Promise<T> {
  return retry(work, {
    backoff,
    most: lossesBorne,
    isWorthRetrying: isLoss,
    before: () => transport.reach(patience),
  });
}

function isLoss(error: unknown): boolean {
  return error instanceof EngineError && error.code === 'UNREACHABLE' && !needsPerson(error);
}
