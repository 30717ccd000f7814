import { dangerSentence, needsConfirmation } from '../../../shared/run/needs-confirmation.ts';
import type { Outcome } from '../../../shared/run/outcome.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { LiveAttempt } from '../attempt/single-attempt.ts';
import type { RunSession } from '../session/run-session.ts';
import { Advance, type Until } from './advance.ts';
import { finishRun } from './finish-run.ts';
import { mustBeWaivable, mustPassGate } from './pass-gate.ts';
import type { RunOptions } from './run-options.ts';
import { attachAttempt, type BeforeEffect, startAttempt, takeAsFailed } from './start-attempt.ts';
import { StartLock } from './start-lock.ts';

/** Carries out what a person asks of a run: validates against the state, writes the event, then acts. */
export class RunDriver {
  readonly session: RunSession;
  readonly #live = new Map<string, LiveAttempt>();
  /** Items that were under way when this process opened the run. */
  recovered: readonly string[] = [];
  readonly starts = new StartLock();
  /** Items between a person's word and their intent on disk. */
  readonly #starting = new Set<string>();
  readonly #beforeEffect: BeforeEffect;
  #advancing: Promise<void> | null = null;
  #advance: Advance | null = null;

  constructor(session: RunSession, beforeEffect: BeforeEffect) {
    this.session = session;
    this.#beforeEffect = beforeEffect;
  }

  get isAdvancing(): boolean {
    return this.#advancing !== null;
  }

  live(item: string): LiveAttempt | undefined {
    return this.#live.get(item);
  }

  /**
   * Runs or retries one item. Resolves once its intent is durable; the outcome follows as an event. On a group it takes
   * the named `hosts`, else those on which it has not passed.
   */
  run(id: string, options: RunOptions = {}): Promise<LiveAttempt> {
    return this.starts.start(() => this.#start(id, options));
  }

  async #start(id: string, { confirmed = false, hosts, take }: RunOptions): Promise<LiveAttempt> {
    const item = this.session.item(id);
    this.#mustBeOpen();
    if (!confirmed && needsConfirmation(item, this.session.state))
      throw new EngineError(
        'NOT_NOW',
        `${dangerSentence(item)}; it was not started, and production is as it was.`,
        'Read its command, then confirm that it is to run. On the command line: --allow-dangerous.',
      );
    if (this.#live.has(id) || this.#starting.has(id)) {
      throw new EngineError('NOT_NOW', `"${item.title}" is running already.`);
    }
    const isUnknown = itemState(this.session.state, id).status === 'unknown';
    if (isUnknown && item.settings?.idempotent !== true) {
      throw new EngineError(
        'NOT_NOW',
        `The last attempt of "${item.title}" has an unknown outcome; running it again could do it twice.`,
        'Look at its output and at the target, then decide: it passed, or it failed.',
      );
    }
    mustPassGate(this.session, item);
    // Taken before anything is awaited: two who ask at once must not both start it.
    this.#starting.add(id);
    try {
      await this.#begin();
      if (isUnknown) await takeAsFailed(this.session, id);
      const asked = confirmed && needsConfirmation(item, this.session.state);
      const live = await startAttempt(this.session, item, this.#beforeEffect, {
        hosts,
        take,
        confirmedBy: asked ? this.session.actor : undefined,
      });
      this.#keep(live);
      return live;
    } finally {
      this.#starting.delete(id);
    }
  }

  cancel(id: string, reason = 'cancelled by a person'): void {
    const live = this.#live.get(id);
    if (live === undefined)
      throw new EngineError('NOT_NOW', `"${this.session.item(id).title}" is not running.`);
    live.stop({ outcome: 'cancelled', reason });
  }

  async tick(id: string, note?: string): Promise<void> {
    const item = this.session.item(id);
    this.#mustBeOpen();
    if (this.#live.has(id))
      throw new EngineError('NOT_NOW', `"${item.title}" is running; wait for its outcome.`);
    if (item.kind === 'step')
      throw new EngineError('BAD_INPUT', `"${item.title}" is a step: run it, or waive it with a reason.`);
    mustPassGate(this.session, item);
    await this.session.append({
      type: 'item.ticked',
      item: id,
      actor: this.session.actor,
      ...(note === undefined ? {} : { note }),
    });
    await this.session.tickDocument(id, true);
  }

  async untick(id: string): Promise<void> {
    const item = this.session.item(id);
    this.#mustBeOpen();
    if (itemState(this.session.state, id).tick === null)
      throw new EngineError('NOT_NOW', `"${item.title}" was not ticked by hand.`);
    await this.session.append({ type: 'item.unticked', item: id, actor: this.session.actor });
    await this.session.tickDocument(id, false);
  }

  async waive(id: string, reason: string): Promise<void> {
    const item = this.session.item(id);
    this.#mustBeOpen();
    mustBeWaivable(this.session, item, reason);
    if (this.#live.has(id)) throw new EngineError('NOT_NOW', `"${item.title}" is running; cancel it first.`);
    await this.session.append({ type: 'item.waived', item: id, actor: this.session.actor, reason });
  }

  /** A person's word on an unknown outcome: of one host where a group is the target, else of all of them. */
  async decide(id: string, outcome: 'passed' | 'failed', reason: string, host?: string): Promise<void> {
    const item = this.session.item(id);
    this.#mustBeOpen();
    if (itemState(this.session.state, id).status !== 'unknown')
      throw new EngineError('NOT_NOW', `The outcome of "${item.title}" is known.`);
    await this.session.append({
      type: 'item.decided',
      item: id,
      ...(host === undefined ? {} : { host }),
      actor: this.session.actor,
      outcome,
      reason,
    });
  }

  openGate(id: string, reason?: string): Promise<void> {
    return this.starts.start(() => this.#openGate(id, reason));
  }

  async #openGate(id: string, reason?: string): Promise<void> {
    this.#mustBeOpen();
    const gate = this.session.gate(id);
    if (this.session.state.gates[id] !== undefined) return;
    const holds = this.session.holds(gate);
    if (holds.length > 0)
      throw new EngineError(
        'NOT_NOW',
        `The gate stays shut: ${holds.join('; ')}.`,
        'Pass or waive what is open, then open it.',
      );
    await this.session.append({
      type: 'gate.opened',
      gate: id,
      actor: this.session.actor,
      ...(reason === undefined ? {} : { reason }),
    });
  }

  async sign(role: string, name: string): Promise<void> {
    this.#mustBeOpen();
    const { state, plan } = this.session;
    const signoff = plan.signoffs.find((candidate) => candidate.role === role);
    if (signoff === undefined)
      throw new EngineError('NOT_FOUND', `The plan asks for no sign-off by "${role}".`);
    await this.session.append({
      type: 'signoff.given',
      role,
      name: name.trim(),
      signed: false,
      planHash: state.planHash,
    });
    if (signoff.item !== null) await this.session.tickDocument(signoff.item, true);
  }

  async unsign(role: string): Promise<void> {
    this.#mustBeOpen();
    if (this.session.state.signoffs[role] === undefined)
      throw new EngineError('NOT_NOW', `"${role}" has not signed.`);
    await this.session.append({ type: 'signoff.withdrawn', role, actor: this.session.actor });
    const item = this.session.plan.signoffs.find((candidate) => candidate.role === role)?.item;
    if (item != null) await this.session.tickDocument(item, false);
  }

  /** Lets work go on by itself until its end, a gate, a manual box, or anything that did not pass. */
  advance(until: Until): Promise<void> {
    return this.starts.start(() => this.#startAdvance(until));
  }

  async #startAdvance(until: Until): Promise<void> {
    this.#mustBeOpen();
    if (this.#advancing !== null) throw new EngineError('NOT_NOW', 'The run is advancing already.');
    await this.#begin();
    const advance = new Advance(this, until);
    this.#advance = advance;
    this.#advancing = advance.walk().finally(() => {
      this.#advancing = null;
    });
  }

  /** Settles when the advance under way has come to its stop. */
  whenStill(): Promise<void> {
    return this.#advancing ?? Promise.resolve();
  }

  async pause(reason: string, actor = this.session.actor): Promise<void> {
    this.#mustBeOpen();
    this.#advance?.stop();
    if (this.session.state.status === 'running')
      await this.session.append({ type: 'run.paused', actor, reason });
  }

  /** Stops everything that runs. The run stays open: what to do next is a person's decision. */
  async cancelAll(reason: string): Promise<void> {
    this.#mustBeOpen();
    this.#advance?.stop();
    await this.session.append({ type: 'run.cancelled', actor: this.session.actor, reason });
    const ends = [...this.#live.values()].map((live) => {
      live.stop({ outcome: 'cancelled', reason });
      return live.done;
    });
    await Promise.all(ends);
  }

  /** Ends the run for good. */
  async finish(): Promise<Outcome> {
    this.#mustBeOpen();
    if (this.isBusy)
      throw new EngineError('NOT_NOW', 'Something is still running; wait for it or cancel it.');
    await this.stopFollowing();
    return finishRun(this.session);
  }

  async stopFollowing(): Promise<void> {
    const follows = [...this.#live.values()].filter((live) => live.item.follow);
    for (const live of follows) live.stop({ outcome: 'cancelled', reason: 'no longer followed' });
    await Promise.all(follows.map((live) => live.done));
  }

  /** After a reopening: asks the targets what became of every attempt that has an intent and no outcome. */
  async recover(): Promise<readonly string[]> {
    const lost = this.session.running;
    this.recovered = lost;
    if (lost.length === 0 && this.session.state.status !== 'running') return [];
    await this.session.append({ type: 'run.recovered', lost: [...lost], tornBytes: 0 });
    await this.session.secrets.resolveQuietly();
    for (const id of lost) {
      const live = attachAttempt(this.session, id);
      if (live !== null) this.#keep(live);
    }
    return lost;
  }

  /** Lets go of what only this process watches. Steps go on where they run; their outcome is asked for on return. */
  abandon(): void {
    this.#advance?.stop();
    for (const live of this.#live.values())
      if (live.item.follow) live.stop({ outcome: 'cancelled', reason: 'the console was closed' });
  }

  /** Whether something runs that would suffer if the console ended. */
  get isBusy(): boolean {
    if (this.#advancing !== null || this.starts.isStarting) return true;
    return [...this.#live.values()].some((live) => !live.item.follow);
  }

  #mustBeOpen(): void {
    if (this.session.state.status === 'ended')
      throw new EngineError(
        'NOT_NOW',
        'This run has ended; its journal is closed.',
        'Start a new run of the checklist.',
      );
  }

  async #begin(): Promise<void> {
    const { status } = this.session.state;
    if (status === 'ready') await this.session.append({ type: 'run.started', actor: this.session.actor });
    else if (status === 'paused')
      await this.session.append({ type: 'run.resumed', actor: this.session.actor });
  }

  #keep(live: LiveAttempt): void {
    this.#live.set(live.item.id, live);
    const drop = (): void => {
      if (this.#live.get(live.item.id) === live) this.#live.delete(live.item.id);
    };
    // A refused journal write surfaces where the next command is tried; here it only must not go unhandled.
    live.done.then(drop, drop);
  }
}
