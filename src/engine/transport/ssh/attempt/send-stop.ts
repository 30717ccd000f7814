import { retry } from '../../../lib/retry.ts';
import { patienceOf } from '../channel/session-options.ts';
import { collect, openTold } from '../channel/ssh-channel.ts';
import { needsPerson } from '../connect/connect-errors.ts';
import type { SshConnection } from '../connect/ssh-connection.ts';

/** A stop that is lost with the line is sent again this often, if no longer than this has passed, in ms. */
const lossesBorne = 5;
const lossesWithinMs = 15_000;
/** So long a stop may take there, beyond what the server may take to answer, in ms: see scripts/shell/stop.sh. */
const stopWithinMs = 20_000;
const backoff = { firstMs: 200, mostMs: 1_000, growth: 'add' } as const;

/**
 * Tells a server to stop an attempt, again where that is lost with the line: it stops nothing twice. Calls `giveUp` where it cannot be
 * told: the server refuses us, or does not answer. Never rejects.
 */
export async function sendStop(tell: () => Promise<unknown>, giveUp: () => void): Promise<void> {
  const since = performance.now();
  const isWorthRetrying = (error: unknown): boolean =>
    !needsPerson(error) && performance.now() - since < lossesWithinMs;
  await retry(tell, { backoff, most: lossesBorne, isWorthRetrying }).catch(giveUp);
}

/** Has a server run a command that stops or withdraws an attempt; gives what it says. Rejects where it does not answer. */
export async function tellServer(connection: SshConnection, command: string): Promise<string> {
  const client = await connection.clientAgain();
  const channel = await openTold(client, command);
  const withinMs = patienceOf(client) + stopWithinMs;
  return (await collect(channel, connection.target, '', withinMs)).stdout.toString('utf8');
}
