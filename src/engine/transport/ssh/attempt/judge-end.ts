import { EngineError } from '../../../lib/engine-error.ts';
import type { DurableEnd } from '../../durable/durable-step.ts';
import type { AttemptEnd } from '../../transport.ts';
import * as words from '../../transport-words.ts';

/**
 * What the end of a start or an attach says of its attempt, of which `received` bytes of output have come: how it ended; null where
 * output is missing and it is to be asked again; `absent` where it is not there. Throws FAILED where it could not be started.
 */
export function judgeEnd(
  { state, exit, size, reason }: DurableEnd,
  received: number,
  target: string,
): AttemptEnd | 'absent' | null {
  switch (state) {
    case 'absent':
      return 'absent';
    case 'refused':
      throw new EngineError('FAILED', words.notStarted(target, reason), words.notStartedHint);
    case 'held':
    case 'sealed':
      return { exit: null, reason, neverBegan: true };
    case 'lost':
      return received < size ? null : { exit: null, reason };
    case 'ended':
      if (received < size) return null;
      return { exit, reason: reason === '' ? null : words.endedWith(exit, reason, target) };
  }
}
