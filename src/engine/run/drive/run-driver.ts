import type { Outcome } from '../../../shared/journal/outcome.ts';
import { questionsOf, settledBy } from '../../../shared/run/choices.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { ignore } from '../../lib/ignore.ts';
import type { LiveAttempt } from '../attempt/live-attempt.ts';
import { settleBoxes } from '../attempt/settle-boxes.ts';
import type { GroupAttempt } from '../group/group-attempt.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';
import { ItemStarter } from '../start/item-starter.ts';
import { LiveAttempts } from '../start/live-attempts.ts';
import { mustBeAllowed } from '../start/must-be-allowed.ts';
import type { BeforeEffect } from '../start/start-attempt.ts';
import { StartLock } from '../start/start-lock.ts';
import type { StartOptions } from '../start/start-options.ts';
import { finishRun } from './finish-run.ts';
import { setPaused, setRunning } from './run-status.ts';

/** How far a run continues by itself. */
export type Until =
  | { readonly kind: 'gate' }
  | { readonly kind: 'checks' }
  /** What prepares the release and changes something; whoever asks has confirmed it. */
  | { readonly kind: 'prepare' }
  | { readonly kind: 'section'; readonly section: string };

export interface RunDriverOptions {
  readonly session: RunSession;
  readonly beforeEffect: BeforeEffect;
  /** What must be done before the run starts or resumes; it throws where it must not. */
  readonly beforeStart?: (() => Promise<void>) | undefined;
  /** Walks the run on by itself, until `isStopped` or it comes to its stop. */
  readonly walk: (driver: RunDriver, until: Until, isStopped: () => boolean) => Promise<void>;
}

/** Carries out what a person asks of a run: asks whether it may be, writes the event, then acts. */
export class RunDriver {
  readonly session: RunSession;
  readonly #options: RunDriverOptions;
  readonly attempts = new LiveAttempts();
  /** Items that were under way when this process opened the run. */
  recovered: readonly string[] = [];
  readonly starts = new StartLock();
  readonly #items: ItemStarter;
  #advancing: Promise<void> | null = null;
  #stopAdvance = new AbortController();

  constructor(options: RunDriverOptions) {
    this.session = options.session;
    this.#options = options;
    this.#items = new ItemStarter({
      session: options.session,
      attempts: this.attempts,
      beforeEffect: options.beforeEffect,
      beforeStart: () => this.#setRunning(),
    });
  }

  get isAdvancing(): boolean {
    return this.#advancing !== null;
  }

  live(item: string): LiveAttempt | undefined {
    return this.attempts.of(item);
  }

  /** See {@link ItemStarter.run}. */
  run(id: string, options: StartOptions = {}): Promise<LiveAttempt> {
    return this.starts.start(() => this.#items.run(id, options));
  }

  /** See {@link ItemStarter.sendBehind}. */
  sendBehind(id: string, before: LiveAttempt, passed: readonly string[]): Promise<LiveAttempt | null> {
    return this.starts.start(() => this.#items.sendBehind(id, before, passed));
  }

  /** See {@link ItemStarter.beginOnGroup}. */
  beginOnGroup(id: string, options: StartOptions = {}): Promise<GroupAttempt> {
    return this.starts.start(() => this.#items.beginOnGroup(id, options));
  }

  cancel(id: string, reason = words.canceledByPerson): void {
    mustBeAllowed(this.session.moves.refusal({ do: 'cancel', item: id }));
    const live = this.attempts.of(id);
    if (live === undefined)
      throw new EngineError('NOT_NOW', words.notRunningHere(this.session.item(id).title));
    live.stop({ outcome: 'cancelled', reason });
  }

  async tick(id: string, note?: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'tick', item: id }));
    await this.session.append({
      type: 'item.ticked',
      item: id,
      actor: this.session.actor,
      ...(note === undefined ? {} : { note }),
    });
    await this.session.tickDocument(id, true);
  }

  async untick(id: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'untick', item: id }));
    await this.session.append({ type: 'item.unticked', item: id, actor: this.session.actor });
    await this.session.tickDocument(id, false);
  }

  async waive(id: string, reason: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'waive', item: id, reason }));
    await this.session.append({ type: 'item.waived', item: id, actor: this.session.actor, reason });
  }

  /** A person's word on an unknown outcome: of one host where a group is the target, else of all of them. */
  async decide(id: string, outcome: 'passed' | 'failed', reason: string, host?: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'decide', item: id, reason }));
    await this.session.append({
      type: 'item.decided',
      item: id,
      ...(host === undefined ? {} : { host }),
      actor: this.session.actor,
      outcome,
      reason,
    });
    await settleBoxes(this.session);
  }

  /** Answers what the document leaves open; what is not to be done because of it is skipped. */
  async choose(question: string, answer: string, actor = this.session.actor): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'choose', question, answer }));
    const asked = questionsOf(this.session.work).find((each) => each.question === question);
    const settles = asked === undefined ? null : settledBy(asked, answer);
    if (settles === null) return;
    await this.session.append({ type: 'choice.made', question, answer, settles: [...settles], actor });
    await settleBoxes(this.session);
  }

  /** Lets the steps run that prepare the release and change something. */
  async confirmPreparation(): Promise<void> {
    if (this.session.state.prepared !== undefined) return;
    mustBeAllowed(this.session.moves.refusal({ do: 'prepare' }));
    await this.session.append({ type: 'preparation.confirmed', actor: this.session.actor });
  }

  openGate(id: string, reason?: string): Promise<void> {
    return this.starts.start(() => this.#openGate(id, reason));
  }

  async #openGate(id: string, reason?: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'open-gate', gate: id }));
    if (this.session.state.gates[id] !== undefined) return;
    await this.session.append({
      type: 'gate.opened',
      gate: id,
      actor: this.session.actor,
      ...(reason === undefined ? {} : { reason }),
    });
  }

  async sign(role: string, name: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'sign', role }));
    const { state, plan } = this.session;
    await this.session.append({
      type: 'signoff.given',
      role,
      name: name.trim(),
      signed: false,
      planHash: state.planHash,
    });
    const item = plan.signoffs.find((candidate) => candidate.role === role)?.item ?? null;
    if (item !== null) await this.session.tickDocument(item, true);
  }

  async unsign(role: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'unsign', role }));
    await this.session.append({ type: 'signoff.withdrawn', role, actor: this.session.actor });
    const item = this.session.plan.signoffs.find((candidate) => candidate.role === role)?.item;
    if (item != null) await this.session.tickDocument(item, false);
  }

  /** Lets the gate open without a sign-off that only the document asks for; the reason stays in the record. */
  async waiveSignoff(role: string, reason: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'waive-signoff', role, reason }));
    const { actor } = this.session;
    await this.session.append({ type: 'signoff.waived', role, actor, reason });
  }

  /** Lets work continue by itself until its end, a gate, a manual box, or anything that did not pass. */
  advance(until: Until): Promise<void> {
    return this.starts.start(() => this.#startAdvance(until));
  }

  async #startAdvance(until: Until): Promise<void> {
    this.#mustBeOpen();
    if (this.#advancing !== null) throw new EngineError('NOT_NOW', words.alreadyAdvancing);
    await this.#setRunning();
    this.#stopAdvance = new AbortController();
    const { signal } = this.#stopAdvance;
    this.#advancing = this.#options
      .walk(this, until, () => signal.aborted)
      .finally(() => {
        this.#advancing = null;
      });
    // Where the journal takes nothing any more, the walk cannot even pause. Who waits for it hears that; nobody has to.
    ignore(this.#advancing, 'the journal says where the run stands');
  }

  /** Settles when the advance under way has come to its stop. */
  whenStill(): Promise<void> {
    return this.#advancing ?? Promise.resolve();
  }

  async pause(reason: string, actor = this.session.actor): Promise<void> {
    this.#mustBeOpen();
    this.#stopAdvance.abort();
    this.withdrawSent();
    await setPaused(this.session, reason, actor);
  }

  /** Stops everything that runs. The run stays open: what to do next is a person's decision. */
  async cancelAll(reason: string): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'cancel-all' }));
    this.#stopAdvance.abort();
    await this.session.append({ type: 'run.cancelled', actor: this.session.actor, reason });
    const ends = this.attempts.all.map((live) => {
      live.stop({ outcome: 'cancelled', reason });
      return live.done;
    });
    await Promise.all(ends);
  }

  /** Ends the run for good. */
  async finish(): Promise<Outcome> {
    mustBeAllowed(this.session.moves.refusal({ do: 'finish' }));
    if (this.isBusy) throw new EngineError('NOT_NOW', words.stillRunning, words.stillRunningHint);
    await this.stopFollowing();
    return finishRun(this.session);
  }

  async stopFollowing(): Promise<void> {
    const follows = this.attempts.all.filter((live) => live.item.follow);
    for (const live of follows) live.stop({ outcome: 'cancelled', reason: words.noLongerFollowed });
    await Promise.all(follows.map((live) => live.done));
  }

  /** After a reopening: asks the targets what became of every attempt that has an intent and no outcome. */
  async recover(): Promise<readonly string[]> {
    const lost = this.session.running;
    this.recovered = lost;
    const { state } = this.session;
    if (lost.length === 0 && (state.sent ?? []).length === 0 && state.status !== 'running') return [];
    await this.session.append({ type: 'run.recovered', lost: [...lost], tornBytes: 0 });
    await this.session.secrets.resolveQuietly();
    await this.#items.takeUp(lost);
    return lost;
  }

  /** Lets go of what only this process watches. Steps continue where they run; their outcome is asked for on return. */
  abandon(): void {
    this.#stopAdvance.abort();
    this.withdrawSent();
    for (const live of this.attempts.all)
      if (live.item.follow) live.stop({ outcome: 'cancelled', reason: words.consoleClosed });
  }

  /** Whether something runs that would suffer if the console ended. */
  get isBusy(): boolean {
    if (this.#advancing !== null || this.starts.isStarting) return true;
    return this.attempts.all.some((live) => !live.item.follow);
  }

  /** Nothing begins any more that has only been sent ahead. */
  withdrawSent(): void {
    for (const { withdraw } of this.attempts.all)
      if (withdraw !== undefined) ignore(withdraw(), 'its end tells whether it began');
  }

  async #setRunning(): Promise<void> {
    await this.#options.beforeStart?.();
    await setRunning(this.session);
  }

  #mustBeOpen(): void {
    mustBeAllowed(this.session.moves.refusal({ do: 'advance' }));
  }
}
