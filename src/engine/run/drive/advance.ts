import pLimit from 'p-limit';
import { isForward, type WorkItem } from '../../../shared/plan/work.ts';
import { dangerSentence, needsConfirmation } from '../../../shared/run/needs-confirmation.ts';
import type { Outcome } from '../../../shared/run/outcome.ts';
import { proposalWords } from '../../../shared/run/proposal-words.ts';
import { openProposal } from '../../../shared/run/proposals.ts';
import { isItemSettled, itemState } from '../../../shared/run/run-state.ts';
import { describeProgress } from '../rolling/describe-progress.ts';
import { type Roll, rollSection, rollsOf } from '../rolling/roll-section.ts';
import { shutGateBefore } from './pass-gate.ts';
import type { RunDriver } from './run-driver.ts';
import { isPassedOver, runUntilPassed } from './run-until-passed.ts';

/** Checks that run at once on one target: enough to hide latency, few enough for a default sshd's MaxSessions of ten. */
const checksAtOnce = 4;

export type Until =
  | { readonly kind: 'gate' }
  | { readonly kind: 'checks' }
  | { readonly kind: 'section'; readonly section: string };

/** One walk of a run that goes on by itself, until its end, a gate, a manual box, or anything that did not pass. */
export class Advance {
  readonly #driver: RunDriver;
  readonly #until: Until;
  #stopped = false;

  constructor(driver: RunDriver, until: Until) {
    this.#driver = driver;
    this.#until = until;
  }

  /** Begins nothing further; what runs goes on to its end. */
  stop(): void {
    this.#stopped = true;
  }

  /** Walks to the end of what was asked for; settles when it has come to its stop. */
  async walk(): Promise<void> {
    const proposal = openProposal(this.#driver.session.state);
    if (proposal !== null) return this.#hold(`${proposalWords(proposal)}: roll back, or decline it first`);
    const until = this.#until;
    if (until.kind === 'checks') {
      await this.#runChecks(
        this.#forward().filter((item) => item.phaseKind === 'preflight' && item.kind === 'check'),
      );
      return;
    }
    for (const [section, items] of this.#sections(until)) {
      const rolls = rollsOf(this.#driver.session, items);
      const rolled = new Set([...rolls.values()].flatMap((roll) => roll.items.map(({ id }) => id)));
      const checks = items.filter((item) => item.kind === 'check' && !rolled.has(item.id));
      await this.#runChecks(checks);
      for (const item of items) {
        if (this.#stopped) return;
        const roll = rolls.get(item.id);
        if (roll !== undefined && !(await this.#roll(roll))) return;
        if (rolled.has(item.id)) continue;
        const { state } = this.#driver.session;
        if (!isItemSettled(state, item.id) && needsConfirmation(item, state)) {
          if (item.phaseKind === 'preflight' && item.kind === 'check') continue;
          return this.#hold(`${dangerSentence(item)}: it waits for a person's confirmation`);
        }
        if (item.kind === 'check' || isItemSettled(this.#driver.session.state, item.id)) continue;
        // Manual boxes of the preflight wait at its gate; anywhere else they hold what stands below them.
        if (item.kind === 'manual') {
          if (item.phaseKind === 'preflight') continue;
          return this.#hold(`"${item.title}" waits for a person`);
        }
        if (shutGateBefore(this.#driver.session, item) !== null) return;
        if (isPassedOver(this.#driver, item)) continue;
        const outcome = await this.#runOne(item);
        if (outcome !== 'passed' && !isPassedOver(this.#driver, item))
          return this.#hold(`"${item.title}": ${outcome}`);
      }
      const failed = checks.find((item) => !isItemSettled(this.#driver.session.state, item.id));
      if (failed !== undefined && failed.phaseKind !== 'preflight')
        return this.#hold(`"${failed.title}" did not pass in ${section}`);
    }
  }

  /** Takes a rolling group through its items; false where the walk ends there. */
  async #roll(roll: Roll): Promise<boolean> {
    const { session } = this.#driver;
    const open = roll.items.filter((item) => !isItemSettled(session.state, item.id));
    const [first] = open;
    if (first === undefined) return true;
    if (shutGateBefore(session, first) !== null) return false;
    try {
      const end = await rollSection(this.#driver, roll, { isStopped: () => this.#stopped });
      if (end.kind === 'held')
        await this.#hold(`"${end.item.title}": ${end.outcome}. ${describeProgress(session, roll)}`);
      return end.kind === 'through' && !this.#stopped;
    } catch (error) {
      await this.#hold(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  async #runOne(item: WorkItem): Promise<Outcome> {
    const running = this.#driver.live(item.id);
    if (running !== undefined) return item.follow ? 'passed' : running.done;
    if (
      itemState(this.#driver.session.state, item.id).status === 'unknown' &&
      item.settings?.idempotent !== true
    )
      return 'unknown';
    try {
      return await runUntilPassed(this.#driver, item, { isStopped: () => this.#stopped });
    } catch (error) {
      await this.#hold(error instanceof Error ? error.message : String(error));
      this.stop();
      return 'failed';
    }
  }

  /** Runs checks in parallel, bounded a target. A failing one stops no other: together they tell what is not ready. */
  async #runChecks(checks: readonly WorkItem[]): Promise<void> {
    const open = checks.filter(
      (item) =>
        !isItemSettled(this.#driver.session.state, item.id) &&
        !needsConfirmation(item, this.#driver.session.state) &&
        itemState(this.#driver.session.state, item.id).status !== 'unknown',
    );
    const byTarget = Map.groupBy(open, (item) => this.#driver.session.placement[item.id] ?? '');
    await Promise.all(
      [...byTarget.values()].map((items) =>
        pLimit(checksAtOnce).map(items, async (item) => {
          if (!this.#stopped) await this.#runOne(item);
        }),
      ),
    );
  }

  #forward(): readonly WorkItem[] {
    return this.#driver.session.work.filter((item) => isForward(item.phaseKind));
  }

  #sections(until: Until): readonly (readonly [string, readonly WorkItem[]])[] {
    const items =
      until.kind === 'section'
        ? this.#driver.session.work.filter((item) => item.phase === until.section)
        : this.#forward();
    const groups = [...Map.groupBy(items, (item) => item.phase)];
    const heading = (id: string): string =>
      this.#driver.session.plan.phases.find((phase) => phase.id === id)?.heading ?? '';
    return groups.map(([id, group]) => [heading(id), group] as const);
  }

  async #hold(reason: string): Promise<void> {
    if (this.#driver.session.state.status === 'running')
      await this.#driver.session.append({ type: 'run.paused', actor: 'slipway', reason });
  }
}
