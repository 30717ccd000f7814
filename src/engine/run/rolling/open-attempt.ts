import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Outcome } from '../../../shared/run/outcome.ts';
import type { LiveAttempt } from '../attempt/single-attempt.ts';
import type { RunDriver } from '../drive/run-driver.ts';
import type { HostScheduler } from '../group/host-scheduler.ts';

/**
 * An attempt on a group that stays open while its hosts are taken from outside, a batch at a time, so that other items may
 * run on a batch in between. It ends, with one outcome for all of it, when it is closed.
 */
export class OpenAttempt {
  readonly #live: LiveAttempt;
  readonly #hand: Hand;

  private constructor(live: LiveAttempt, hand: Hand) {
    this.#live = live;
    this.#hand = hand;
  }

  /** Begins an attempt for `hosts`; its intent is on disk when this resolves, and nothing has been started on any of them. */
  static async begin(
    driver: RunDriver,
    item: WorkItem,
    hosts: readonly string[],
    confirmed: boolean,
  ): Promise<OpenAttempt> {
    const hand = new Hand();
    const live = await driver.run(item.id, { hosts, confirmed, take: hand.take });
    return new OpenAttempt(live, hand);
  }

  /** Runs the attempt on one of its hosts; a host that it was stopped before counts as cancelled. */
  async on(host: string): Promise<Outcome> {
    return this.#hand.run(host);
  }

  get isStopped(): boolean {
    return this.#hand.isStopped();
  }

  /** Ends the attempt: hosts that were not taken stay as they are. Resolves with the recorded outcome of the whole group. */
  close(): Promise<Outcome> {
    this.#hand.let();
    return this.#live.done;
  }
}

/** What an attempt hands out when its hosts are to be taken. */
class Hand {
  #taking: Parameters<HostScheduler>[2] | null = null;
  readonly #left = Promise.withResolvers<void>();

  readonly take: HostScheduler = (_group, _hosts, taking) => {
    this.#taking = taking;
    return this.#left.promise;
  };

  async run(host: string): Promise<Outcome> {
    if (this.#taking === null || this.#taking.isStopped()) return 'cancelled';
    return this.#taking.run(host);
  }

  isStopped(): boolean {
    return this.#taking?.isStopped() === true;
  }

  let(): void {
    this.#left.resolve();
  }
}
