import { debuglog } from 'node:util';

/**
 * Lets a promise end as it will: a failure of it changes nothing here, for the `reason` given. The one place where failures
 * may be dropped; `NODE_DEBUG=slipway` prints them.
 */
export function ignore(promise: Promise<unknown>, reason: string): void {
  promise.catch((error: unknown) => debug('%s (ignored: %s)', error, reason));
}

const debug = debuglog('slipway');
