import type { Client } from 'ssh2';
import { EngineError } from '../../../lib/engine-error.ts';
import * as words from '../../transport-words.ts';
import { patienceOf } from './session-options.ts';

/** The server was asked for a channel, or for something on one, and has not said whether it will. It may have done it. */
export class NoReplyError extends EngineError {
  constructor(afterMs: number) {
    super('UNREACHABLE', words.noReply(afterMs), words.noReplyHint);
  }
}

/**
 * A callback for ssh2 that opens a channel: `done` hears of it, or of a {@link NoReplyError} once the server has taken longer than it
 * may; what comes later is given to `drop`.
 */
export function inTime<C>(
  client: Client,
  done: (error: Error | undefined, channel: C) => void,
  drop: (channel: C) => void,
): (error: Error | undefined, channel: C) => void {
  let isLate = false;
  const ms = patienceOf(client);
  const timer = setTimeout(() => {
    isLate = true;
    done(new NoReplyError(ms), undefined as C);
  }, ms).unref();
  return (error, channel) => {
    clearTimeout(timer);
    if (!isLate) done(error, channel);
    else if (error === undefined) drop(channel);
  };
}
