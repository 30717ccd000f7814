import { openSent, type SentAhead } from '../../../shared/run/sent-ahead.ts';
import { ignore } from '../../lib/ignore.ts';
import type { LiveAttempt } from '../attempt/live-attempt.ts';
import type { RunSession } from '../session/run-session.ts';
import { attachAttempt, attachSent } from './start-attempt.ts';

/** Takes up, after a reopening, what an earlier console has started or sent; every item at most once at a time. */
export class TakeUp {
  readonly #session: RunSession;
  readonly #keep: (live: LiveAttempt) => void;
  readonly #sent = new Map<string, Promise<LiveAttempt | null>>();

  /** `keep` is handed every attempt that is under way again. */
  constructor(session: RunSession, keep: (live: LiveAttempt) => void) {
    this.#session = session;
    this.#keep = keep;
  }

  /**
   * Takes up every attempt that has an intent and no outcome; and what was sent ahead and may have begun since whoever sent it has
   * gone, as soon as nothing it waits for runs any more.
   */
  async all(lost: readonly string[]): Promise<void> {
    for (const id of lost) {
      const live = attachAttempt(this.#session, id);
      if (live !== null) this.#take(live);
    }
    await this.#open();
  }

  /** Takes up an item's attempt that was sent ahead; null where there is none that nobody has taken up. */
  async sent(item: string): Promise<LiveAttempt | null> {
    const sent = this.#session.state.sent?.find((each) => each.item === item);
    return this.#sent.get(item) ?? (sent === undefined ? null : this.#takeSent(sent));
  }

  #take(live: LiveAttempt): void {
    this.#keep(live);
    ignore(
      live.done.then(() => this.#open()),
      'a journal that cannot be written shows where work is tried',
    );
  }

  async #open(): Promise<void> {
    const { state, running } = this.#session;
    for (const sent of openSent(state.sent ?? [], (item) => running.includes(item)))
      await this.sent(sent.item);
  }

  #takeSent(sent: SentAhead): Promise<LiveAttempt | null> {
    const taking = attachSent(this.#session, sent)
      .then((live) => {
        if (live !== null) this.#take(live);
        return live;
      })
      .finally(() => this.#sent.delete(sent.item));
    this.#sent.set(sent.item, taking);
    return taking;
  }
}
