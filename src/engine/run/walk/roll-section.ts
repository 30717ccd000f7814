import type { Outcome } from '../../../shared/journal/outcome.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { hostStates } from '../../../shared/run/group-state.ts';
import type { Roll } from '../../../shared/run/moves/rolls.ts';
import { isItemSettled, itemState } from '../../../shared/run/run-state.ts';
import { batchesOf } from '../../../shared/text/batches.ts';
import type { RunDriver } from '../drive/run-driver.ts';
import type { GroupAttempt } from '../group/group-attempt.ts';

/** How a roll ended: every host went through, it was stopped from outside, or an item did not pass. */
export type RollEnd =
  | { readonly kind: 'through' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'held'; readonly item: WorkItem; readonly outcome: Outcome };

interface Rolling {
  /** Asked before anything further is started. */
  readonly isStopped: () => boolean;
  /** A person has confirmed the dangerous commands among the items. */
  readonly confirmed?: boolean;
}

/**
 * Takes a rolling group through its items: a batch of hosts through all of them, then the next batch, from wherever each
 * host stands. A host on which an item did not pass goes no further; once more than `maxFailures` did not, nothing more is
 * begun. Throws what keeps an item from starting.
 */
export async function rollSection(driver: RunDriver, roll: Roll, rolling: Rolling): Promise<RollEnd> {
  const walk = new RollWalk(driver, roll, rolling);
  try {
    return await walk.take();
  } finally {
    await walk.close();
  }
}

class RollWalk {
  readonly #driver: RunDriver;
  readonly #roll: Roll;
  readonly #rolling: Rolling;
  readonly #open = new Map<string, GroupAttempt>();
  /** Hosts that go no further. */
  readonly #out = new Set<string>();

  constructor(driver: RunDriver, roll: Roll, rolling: Rolling) {
    this.#driver = driver;
    this.#roll = roll;
    this.#rolling = rolling;
  }

  async take(): Promise<RollEnd> {
    const { hosts, batch: size } = this.#roll.group;
    let failed: RollEnd | null = null;
    for (const batch of batchesOf(hosts, size)) {
      const end = await this.#takeThrough(batch);
      if (end.kind === 'stopped' || (end.kind === 'held' && this.#isOver(end.outcome))) return end;
      if (end.kind === 'held') failed ??= end;
    }
    return failed ?? { kind: 'through' };
  }

  /** Takes a batch through all items; gives the first that did not pass, and ends early only where nothing more may start. */
  async #takeThrough(batch: readonly string[]): Promise<RollEnd> {
    let failed: RollEnd | null = null;
    for (const item of this.#roll.items) {
      if (this.#rolling.isStopped()) return { kind: 'stopped' };
      const outcome = await this.#takeBatch(item, batch);
      if (this.#openHosts(item).length === 0) await this.#end(item);
      if (outcome === null) continue;
      if (this.#isOver(outcome)) return { kind: 'held', item, outcome };
      failed ??= { kind: 'held', item, outcome };
    }
    return failed ?? { kind: 'through' };
  }

  /** Whether so many hosts are out that nothing more may start. */
  #isOver(outcome: Outcome): boolean {
    return this.#out.size > this.#roll.group.maxFailures || outcome === 'cancelled';
  }

  /** Ends every attempt; each item's outcome is then on record. */
  async close(): Promise<void> {
    const open = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(open.map((attempt) => attempt.close()));
  }

  /** Runs an item on the hosts of a batch that are still in and have not passed; null where nothing stands in the way. */
  async #takeBatch(item: WorkItem, batch: readonly string[]): Promise<Outcome | null> {
    // What a reopened run took up again is seen to its end first.
    if (!this.#open.has(item.id)) await this.#driver.live(item.id)?.done;
    const hosts = this.#openHosts(item).filter((host) => batch.includes(host));
    const { left, outcome } = await this.#tryOn(item, hosts);
    if (outcome === null || (outcome === 'failed' && item.settings?.continueOnError === true)) return null;
    for (const host of left) this.#out.add(host);
    return outcome;
  }

  /** Runs an item on hosts, as often as its author allows; gives the hosts it did not pass on, and how it ended there. */
  async #tryOn(
    item: WorkItem,
    hosts: readonly string[],
  ): Promise<{ readonly left: readonly string[]; readonly outcome: Outcome | null }> {
    let left = hosts;
    for (let tries = item.settings?.retries ?? 0; left.length > 0; tries -= 1) {
      const attempt = this.#open.get(item.id) ?? (await this.#begin(item));
      const outcomes = await attempt.runOn(left);
      left = left.filter((_host, index) => outcomes[index] !== 'passed');
      const outcome = outcomes.find((each) => each !== 'passed') ?? null;
      if (outcome === null || tries <= 0 || !outcomes.every(mayRetry) || this.#rolling.isStopped())
        return { left, outcome };
      // A further try is an attempt of its own, as it is for an item that runs alone.
      await this.#end(item);
    }
    return { left, outcome: null };
  }

  async #begin(item: WorkItem): Promise<GroupAttempt> {
    const { confirmed = false } = this.#rolling;
    const attempt = await this.#driver.beginOnGroup(item.id, { hosts: this.#openHosts(item), confirmed });
    this.#open.set(item.id, attempt);
    return attempt;
  }

  /** Ends an item's attempt: it waits for no further host. */
  async #end(item: WorkItem): Promise<void> {
    const attempt = this.#open.get(item.id);
    this.#open.delete(item.id);
    await attempt?.close();
  }

  /** Hosts in the group's order on which the item is still to be done. */
  #openHosts(item: WorkItem): readonly string[] {
    const { state } = this.#driver.session;
    if (isItemSettled(state, item.id)) return [];
    const passedOver = item.settings?.continueOnError === true;
    const done = new Set(
      hostStates(itemState(state, item.id)).flatMap(({ host, status }) =>
        status === 'passed' || (status === 'failed' && passedOver) ? host : [],
      ),
    );
    return this.#roll.group.hosts.filter((host) => !done.has(host) && !this.#out.has(host));
  }
}

/** Neither canceled nor unknown: running it again does nothing twice. */
function mayRetry(outcome: Outcome): boolean {
  return outcome === 'passed' || outcome === 'failed' || outcome === 'timed-out';
}
