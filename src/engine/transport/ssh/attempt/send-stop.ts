import { retry } from '../../../lib/retry.ts';
import { needsPerson } from '../connect/connect-errors.ts';

/** A stop that is lost with the line is sent again this often. */
const lossesBorne = 5;
const backoff = { firstMs: 200, mostMs: 1_000, growth: 'add' } as const;

/**
 * Tells a server to stop an attempt, again where that is lost with the line: it stops nothing twice. Calls `refused` where the server
 * refuses us, so that it cannot be told. Never rejects.
 */
export async function sendStop(tell: () => Promise<unknown>, refused: () => void): Promise<void> {
  const isWorthRetrying = (error: unknown): boolean => !needsPerson(error);
  await retry(tell, { backoff, most: lossesBorne, isWorthRetrying }).catch((error: unknown) => {
    if (needsPerson(error)) refused();
  });
}
