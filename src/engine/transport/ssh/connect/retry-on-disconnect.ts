import { setTimeout } from 'node:timers/promises';
import { EngineError } from '../../../lib/engine-error.ts';
import type { Transport } from '../../transport.ts';
import { needsPerson } from './connect-errors.ts';

/** A line that is lost this often within one piece of work is worth a person's look. */
const lossesBorne = 5;
/** A connection may be dead for a moment before it says so, in ms; a little longer each time. */
const silentMs = 50;

/**
 * Does a piece of work that may as well be done twice, and does it again when the connection was lost meanwhile. `once` gives
 * up when the host cannot be reached again; `always` waits for it, as a step does. A refusal ends both.
 */
export async function retryOnDisconnect<T>(
  transport: Transport,
  patience: 'once' | 'always',
  work: () => Promise<T>,
): Promise<T> {
  for (let losses = 1; ; losses += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isLoss(error) || losses > lossesBorne) throw error;
      await setTimeout(silentMs * losses);
      await transport.reach(patience);
    }
  }
}

function isLoss(error: unknown): boolean {
  return error instanceof EngineError && error.code === 'UNREACHABLE' && !needsPerson(error);
}
