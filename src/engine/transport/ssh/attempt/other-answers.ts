import { backoffMs } from '../../../../shared/time/backoff.ts';
import { sleep } from '../../../../shared/time/sleep.ts';
import { EngineError } from '../../../lib/engine-error.ts';
import type { AttemptEnd } from '../../transport.ts';
import * as words from '../../transport-words.ts';

/** A login that answers in place of a step's follower is asked again this often. */
const otherAnswersBorne = 5;
/** What a program ends with that a signal ended begins here. */
const bySignal = 128;
const backoff = { firstMs: 200, mostMs: 1_000, growth: 'add' } as const;

/** What a login answered in place of our scripts, about one attempt. */
export class OtherAnswers {
  readonly #target: string;
  #count = 0;
  /** What answered a start in our script's place, where that was the last answer. */
  #saidToStart: string | null = null;

  constructor(target: string) {
    this.#target = target;
  }

  /**
   * The login has run something else than it was given (ForceCommand, nologin, a start-up file that ends or takes over): it
   * answers a start and the question behind it so, and has started nothing. One such answer alone proves nothing, for our own
   * script may have ended early. How a step goes on that was started before cannot be learned there.
   */
  async judge(code: number | null, heard: string, starts: boolean): Promise<null | AttemptEnd> {
    const told = heard.trim();
    const said = told === '' ? words.status(code) : JSON.stringify(told);
    const isOthers = code !== null && code < bySignal;
    if (isOthers && this.#saidToStart !== null)
      throw new EngineError(
        'FAILED',
        words.otherAnswer(this.#target, this.#saidToStart),
        words.otherAnswerHint(this.#target),
      );
    this.#saidToStart = starts && isOthers ? said : null;
    this.#count += 1;
    if (this.#count > otherAnswersBorne)
      return { exit: null, reason: words.notFollowedThere(this.#target, said) };
    await sleep(backoffMs(backoff, this.#count));
    return null;
  }
}
