import { debuglog } from 'node:util';

const debug = debuglog('slipway');

/**
 * Lets a promise end as it will: a failure of it changes nothing here, for the `reason` given. With {@link settled}, the one
 * place where failures may be dropped; `NODE_DEBUG=slipway` prints them.
 */
export function ignore(promise: Promise<unknown>, reason: string): void {
  void settled(promise, reason);
}

/** Resolves when a promise has settled, whatever came of it; a failure changes nothing here, for the `reason` given. */
export async function settled(promise: Promise<unknown>, reason: string): Promise<void> {
  try {
    await promise;
  } catch (error) {
    debug('%s (ignored: %s)', error, reason);
  }
}
