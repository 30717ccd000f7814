import { needsConfirmation } from '../../../shared/run/needs-confirmation.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { LiveAttempt } from '../attempt/live-attempt.ts';
import type { GroupAttempt } from '../group/group-attempt.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { movesOnce } from './moves-once.ts';
import { mustBeAllowed } from './must-be-allowed.ts';
import {
  type BeforeEffect,
  beginGroupAttempt,
  type Start,
  sendAttempt,
  startAttempt,
  takeAsFailed,
} from './start-attempt.ts';
import type { StartOptions } from './start-options.ts';
import { TakeUp } from './take-up.ts';

export interface ItemStarterOptions {
  readonly session: RunSession;
  /** Every attempt that is under way is kept there. */
  readonly attempts: LiveAttempts;
  readonly beforeEffect: BeforeEffect;
  /** Before anything starts: the run is set running. */
  readonly beforeStart: () => Promise<void>;
}

/** Starts the items of one run, each once: asks whether it may be, and leaves its attempt with those under way. */
export class ItemStarter {
  readonly #options: ItemStarterOptions;
  readonly #takeUp: TakeUp;
  /** Items between a person's word and their intent on disk. */
  readonly #starting = new Set<string>();

  constructor(options: ItemStarterOptions) {
    this.#options = options;
    this.#takeUp = new TakeUp(options.session, (live) => options.attempts.keep(live));
  }

  /**
   * Runs or retries one item. Resolves once its intent is durable; the outcome follows as an event. On a group it takes
   * the named `hosts`, else those on which it has not passed.
   */
  async run(id: string, options: StartOptions): Promise<LiveAttempt> {
    // One that an earlier console has sent may have begun: that is to be learned first.
    const sent = this.#options.attempts.of(id) === undefined ? await this.#takeUp.sent(id) : null;
    return sent ?? this.#start(id, options, startAttempt);
  }

  /** Begins an attempt on a group as {@link run} does, and leaves it to the caller on which hosts it runs, and when it closes. */
  beginOnGroup(id: string, options: StartOptions): Promise<GroupAttempt> {
    return this.#start(id, options, beginGroupAttempt);
  }

  /**
   * Sends an item's next attempt to its target ahead of the end of one that is under way: it begins there where that passes. Null
   * where it has to be started once that has passed. `passed` are the items that will have passed by then.
   */
  async sendBehind(id: string, before: LiveAttempt, passed: readonly string[]): Promise<LiveAttempt | null> {
    const { session, attempts } = this.#options;
    if (movesOnce(session, passed).refusal({ do: 'run', item: id, confirmed: false }) !== null) return null;
    const isSent = session.state.sent?.some(({ item }) => item === id) === true;
    if (isSent || this.#isUnderWay(id)) return null;
    return this.#alone(id, async () => {
      const live = await sendAttempt(session, session.item(id), before);
      if (live !== null) attempts.keep(live);
      return live;
    });
  }

  /** After a reopening: takes up what is under way, see {@link TakeUp.all}. */
  takeUp(lost: readonly string[]): Promise<void> {
    return this.#takeUp.all(lost);
  }

  #start<Attempt extends LiveAttempt>(
    id: string,
    { confirmed = false, hosts }: StartOptions,
    launch: (session: RunSession, start: Start) => Promise<Attempt>,
  ): Promise<Attempt> {
    const { session, attempts, beforeEffect, beforeStart } = this.#options;
    const item = session.item(id);
    mustBeAllowed(session.moves.refusal({ do: 'run', item: id, confirmed }));
    if (this.#isUnderWay(id)) throw new EngineError('NOT_NOW', words.alreadyRunning(item.title));
    return this.#alone(id, async () => {
      await beforeStart();
      if (itemState(session.state, id).status === 'unknown') await takeAsFailed(session, id);
      const asked = confirmed && needsConfirmation(item, session.state);
      const confirmedBy = asked ? session.actor : undefined;
      const live = await launch(session, { item, hosts, beforeEffect, confirmedBy });
      attempts.keep(live);
      return live;
    });
  }

  #isUnderWay(id: string): boolean {
    return this.#options.attempts.of(id) !== undefined || this.#starting.has(id);
  }

  /** Taken before anything is awaited: two who ask at once must not both start it. */
  async #alone<T>(id: string, start: () => Promise<T>): Promise<T> {
    this.#starting.add(id);
    try {
      return await start();
    } finally {
      this.#starting.delete(id);
    }
  }
}
