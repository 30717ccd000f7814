import type { Outcome } from '../../../shared/journal/outcome.ts';
import { questionsOf, settledBy } from '../../../shared/run/choices.ts';
import { needsConfirmation } from '../../../shared/run/needs-confirmation.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { ignore } from '../../lib/ignore.ts';
import type { LiveAttempt } from '../attempt/live-attempt.ts';
import type { GroupAttempt } from '../group/group-attempt.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';
import { finishRun } from './finish-run.ts';
import { LiveAttempts } from './live-attempts.ts';
import { mustBeAllowed } from './must-be-allowed.ts';
import { setPaused, setRunning } from './run-status.ts';
import {
  type BeforeEffect,
  beginGroupAttempt,
  type Start,
  sendAttempt,
  startAttempt,
  takeAsFailed,
} from './start-attempt.ts';
import { StartLock } from './start-lock.ts';
import type { StartOptions } from './start-options.ts';
import { TakeUp } from './take-up.ts';

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
  readonly #takeUp: TakeUp;
  /** Items between a person's word and their intent on disk. */
  readonly #starting = new Set<string>();
  #advancing: Promise<void> | null = null;
  #stopAdvance = new AbortController();

  constructor(options: RunDriverOptions) {
    this.session = options.session;
    this.#options = options;
    this.#takeUp = new TakeUp(options.session, (live) => this.attempts.keep(live));
  }

  get isAdvancing(): boolean {
    return this.#advancing !== null;
  }

  live(item: string): LiveAttempt | undefined {
    return this.attempts.of(item);
  }

  /**
   * Runs or retries one item. Resolves once its intent is durable; the outcome follows as an event. On a group it takes
   * the named `hosts`, else those on which it has not passed.
   */
  run(id: string, options: StartOptions = {}): Promise<LiveAttempt> {
    return this.starts.start(async () => {
      // One that an earlier console has sent may have begun: that is to be learned first.
      const sent = this.attempts.of(id) === undefined ? await this.#takeUp.sent(id) : null;
      return sent ?? this.#start(id, options, startAttempt);
    });
  }

  /**
   * Sends an item's next attempt to its target ahead of the end of one that is under way: it begins there where that passes. Null
   * where it has to be started once that has passed. `passed` are the items that will have passed by then.
   */
  sendBehind(id: string, before: LiveAttempt, passed: readonly string[]): Promise<LiveAttempt | null> {
    return this.starts.start(async () => {
      const { session } = this;
      if (session.movesOnce(passed).refusal({ do: 'run', item: id, confirmed: false }) !== null) return null;
      const isSent = session.state.sent?.some(({ item }) => item === id) === true;
      if (isSent || this.attempts.of(id) !== undefined || this.#starting.has(id)) return null;
      this.#starting.add(id);
      try {
        const live = await sendAttempt(session, session.item(id), before);
        if (live !== null) this.attempts.keep(live);
        return live;
      } finally {
        this.#starting.delete(id);
      }
    });
  }

  /** Begins an attempt on a group as {@link run} does, and leaves it to the caller on which hosts it runs, and when it closes. */
  beginOnGroup(id: string, options: StartOptions = {}): Promise<GroupAttempt> {
    return this.starts.start(() => this.#start(id, options, beginGroupAttempt));
  }

  async #start<Attempt extends LiveAttempt>(
    id: string,
    { confirmed = false, hosts }: StartOptions,
    launch: (session: RunSession, start: Start) => Promise<Attempt>,
  ): Promise<Attempt> {
    const { session } = this;
    const item = session.item(id);
    mustBeAllowed(session.moves.refusal({ do: 'run', item: id, confirmed }));
    if (this.attempts.of(id) !== undefined || this.#starting.has(id))
      throw new EngineError('NOT_NOW', words.alreadyRunning(item.title));
    // Taken before anything is awaited: two who ask at once must not both start it.
    this.#starting.add(id);
    try {
      await this.#setRunning();
      if (itemState(session.state, id).status === 'unknown') await takeAsFailed(session, id);
      const asked = confirmed && needsConfirmation(item, session.state);
      const live = await launch(session, {
        item,
        hosts,
        beforeEffect: this.#options.beforeEffect,
        confirmedBy: asked ? session.actor : undefined,
      });
      this.attempts.keep(live);
      return live;
    } finally {
      this.#starting.delete(id);
    }
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
  }

  /** Answers what the document leaves open; what is not to be done because of it is skipped. */
  async choose(question: string, answer: string, actor = this.session.actor): Promise<void> {
    mustBeAllowed(this.session.moves.refusal({ do: 'choose', question, answer }));
    const asked = questionsOf(this.session.work).find((each) => each.question === question);
    const settles = asked === undefined ? null : settledBy(asked, answer);
    if (settles === null) return;
    await this.session.append({ type: 'choice.made', question, answer, settles: [...settles], actor });
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
    await this.#takeUp.all(lost);
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
