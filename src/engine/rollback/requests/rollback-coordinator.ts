import { hostname } from 'node:os';
import { hostPoints } from '../../../shared/run/group-state.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import type { LiveMessage } from '../../../shared/wire/live.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { ignore } from '../../lib/ignore.ts';
import { copyOf } from '../../run/session/journal-facts.ts';
import type { NewRun } from '../../run/session/new-run.ts';
import { newRunId } from '../../run/session/run-store.ts';
import { mustBeAllowed } from '../../run/start/must-be-allowed.ts';
import { chooseAlternative, stepsOf } from '../choose/alternatives.ts';
import { executeRollback } from '../execute/execute-rollback.ts';
import { resumeWhenOutcomeKnown } from '../execute/resume-when-outcome-known.ts';
import type { ReleaseRun } from '../readiness/release-run.ts';
import * as words from '../rollback-words.ts';
import { verifyRestored } from '../verify/verify-restored.ts';
import { requestRollback, watchRequests } from './request-rollback.ts';

/** The line by hand that a paused rollback waits for; null where it waits for anything else, or is none. */
function awaitedLine({ session }: ReleaseRun): string | null {
  const { state } = session;
  if (state.kind !== 'rollback' || state.status !== 'paused' || state.alternative === null) return null;
  const items = stepsOf(session, state.alternative);
  const due = session.moves.due({ items, tried: new Set(), attended: true });
  return due.kind === 'wait' && due.wait.for === 'manual' ? due.wait.item.id : null;
}

/** Where the coordinator finds runs and makes new ones. */
export interface Runs {
  readonly actor: string;
  /** Whether what a person types reaches the steps. */
  hasKeyboard(): boolean;
  /** A run, open in this process: driven here, or watched when somebody else drives it. */
  run(run: string): Promise<ReleaseRun>;
  /** Makes a run and opens it. */
  create(created: NewRun): Promise<ReleaseRun>;
  /** Rollbacks of a release that have not ended, newest first. */
  openRollbacks(of: string): Promise<readonly string[]>;
  tell(message: LiveMessage): void;
}

export interface RollbackWish {
  /** Null for the one the run or the sidecar has chosen. */
  readonly alternative?: string | null;
  readonly actor?: string;
  /** Why to roll back although nothing has been changed. */
  readonly reason?: string;
  /** Although the run's journal is damaged: a person has decided so. */
  readonly fromDamaged?: boolean;
}

/** Starts rollbacks and keeps each of them single: a second press attaches, and no rollback is ever executed twice at once. */
export class RollbackCoordinator {
  readonly #runs: Runs;
  /** By the release's run: the rollback that is starting or under way. */
  readonly #starting = new Map<string, Promise<string>>();
  /** By the rollback's run: the walk under way. */
  readonly #walking = new Map<string, Promise<void>>();

  constructor(runs: Runs) {
    this.#runs = runs;
  }

  /** Answers other consoles that ask to roll back a run this process drives. Returns how to stop. */
  serve({ session }: ReleaseRun): () => void {
    return watchRequests(session.files.dir, (request) =>
      this.start(session.run, { alternative: request.alternative, actor: request.actor }),
    );
  }

  /**
   * Starts the rollback of a release, or attaches to the one under way; asks the console that drives it where that is
   * another one. Resolves with the rollback's own run.
   */
  start(run: string, wish: RollbackWish = {}): Promise<string> {
    const under = this.#starting.get(run);
    if (under !== undefined) return under;
    const starting = this.#begin(run, wish);
    this.#starting.set(run, starting);
    void starting.then(
      (id) => void this.#whenStill(run, id),
      () => this.#starting.delete(run),
    );
    return starting;
  }

  /** Walks a rollback from where it stands to its end or to what holds it. */
  walk(handle: ReleaseRun): Promise<void> {
    const { run } = handle.session;
    const under = this.#walking.get(run);
    if (under !== undefined) return under;
    const walking = this.#walkOnce(handle).finally(() => this.#walking.delete(run));
    this.#walking.set(run, walking);
    return walking;
  }

  /**
   * Settles one of a rollback's lines, and goes on where the walk had paused for that one: who says that it is done wants the
   * rest. A walk that paused for anything else stays as it is.
   */
  async settle(handle: ReleaseRun, item: string, settle: () => Promise<void>): Promise<void> {
    const awaited = awaitedLine(handle);
    await settle();
    if (awaited === item) ignore(this.walk(handle), 'the rollback stays paused and says why');
  }

  /** Settles when the walk under way has come to its stop and its release knows. */
  settled(run: string): Promise<void> {
    return this.#walking.get(run) ?? Promise.resolve();
  }

  async #walkOnce(handle: ReleaseRun): Promise<void> {
    const { session } = handle;
    session.targets.allowRetryAfterRefusal();
    const stop = await executeRollback(handle, {
      prepare: (item) => handle.prepare(item),
      hasKeyboard: this.#runs.hasKeyboard(),
    });
    if (stop === 'unreachable')
      ignore(
        resumeWhenOutcomeKnown(handle, () => this.walk(handle)),
        'the rollback stays paused, as it is',
      );
    if (session.state.status !== 'ended' || session.state.of === null) return;
    const parent = await this.#runs.run(session.state.of);
    if (parent.session.heldBy !== null || parent.session.state.rollback?.endedAt != null) return;
    const durationMs = Date.parse(session.state.endedAt ?? '') - Date.parse(session.state.startedAt ?? '');
    await parent.session.append({
      type: 'rollback.ended',
      run: session.run,
      outcome: session.state.outcome ?? 'unknown',
      durationMs,
    });
    if (parent.session.state.status === 'ended') return;
    await parent.driver.stopFollowing();
    await parent.session.append({
      type: 'run.ended',
      outcome: 'failed',
      summary: session.state.summary ?? '',
    });
  }

  async #begin(run: string, wish: RollbackWish): Promise<string> {
    const { alternative = null, actor = this.#runs.actor, reason, fromDamaged = false } = wish;
    const parent = await this.#runs.run(run);
    const { session } = parent;
    session.targets.allowRetryAfterRefusal();
    const why = reason === undefined ? {} : { reason };
    mustBeAllowed(session.moves.refusal({ do: 'roll-back', ...why, fromDamaged }));
    if (session.hasDriver)
      return requestRollback(session.files.dir, { actor: `${actor} on ${hostname()}`, alternative });
    const attached = await (session.damage === null ? this.#attach(parent) : this.#attachToOpen(session.run));
    return attached ?? parent.driver.starts.start(() => this.#startNew(parent, alternative, actor));
  }

  async #startNew(parent: ReleaseRun, alternative: string | null, actor: string): Promise<string> {
    const { session } = parent;
    const { plan, sidecar, wayBack, damage } = session;
    const chosen = chooseAlternative(plan, sidecar, alternative ?? wayBack.alternative);
    if (chosen === null) throw new Error('A rollback was allowed although the plan has none.');
    if (damage !== null && wayBack.run === '')
      throw new EngineError('NOT_NOW', words.beginningLost, words.beginningLostHint(session.files.dir));
    // A damaged journal takes no more lines: the rollback's own says what it is of.
    if (damage !== null) return this.#walkNew(await this.#create(parent, chosen));
    if (session.state.status !== 'ended' && (session.running.length > 0 || parent.driver.isAdvancing)) {
      await parent.driver.cancelAll(words.rollingBack);
    }
    const rollback = await this.#create(parent, chosen);
    await session.append({
      type: 'rollback.started',
      run: rollback.session.run,
      alternative: chosen,
      actor,
    });
    return this.#walkNew(rollback);
  }

  #walkNew(rollback: ReleaseRun): string {
    this.#walkBehind(rollback);
    return rollback.session.run;
  }

  /** The rollback of a release whose journal cannot say that there is one; null when a new one is needed. */
  async #attachToOpen(run: string): Promise<string | null> {
    const [open] = await this.#runs.openRollbacks(run);
    return open === undefined ? null : this.#join(open);
  }

  /** Goes on with a rollback, resumed before this answers, so that whoever attaches does not see it paused. */
  async #join(run: string): Promise<string> {
    const earlier = await this.#runs.run(run);
    if (earlier.session.state.status === 'paused')
      await earlier.session.append({ type: 'run.resumed', actor: this.#runs.actor });
    this.#walkBehind(earlier);
    return run;
  }

  /** The earlier rollback of this release, if it is under way or still stands; null when a new one is needed. */
  async #attach({ session }: ReleaseRun): Promise<string | null> {
    const before = session.state.rollback;
    if (before === null) return null;
    if (before.outcome === null) return this.#join(before.run);
    const point = session.state.restorePoint;
    const spec = session.sidecar.restorePoint;
    if (point === null || spec === undefined) return null;
    const verified = await Promise.all(
      hostPoints(point).map((host) =>
        verifyRestored({
          point: host,
          spec,
          transport: session.targets.get(host.host),
          env: session.sidecar.env ?? {},
          hide: session.hide,
        }),
      ),
    );
    return verified.every(({ restored }) => restored) ? before.run : null;
  }

  async #create(parent: ReleaseRun, chosen: string): Promise<ReleaseRun> {
    const { session } = parent;
    const { wayBack: state, plan, sidecar, targets } = session;
    const ticksIn = copyOf(session.events);
    const rollback = await this.#runs.create({
      text: await parent.plannedText,
      plan,
      sidecar,
      targets,
      first: {
        type: 'run.created',
        run: newRunId(),
        kind: 'rollback',
        of: session.run,
        file: state.file,
        planHash: state.planHash,
        title: state.title,
        version: state.restorePoint?.version ?? '',
        environment: state.environment,
        actor: this.#runs.actor,
        host: hostname(),
        targets: [...state.targets],
        items: stepsOf(session, chosen).map((item) => item.id),
        alternative: chosen,
        ...(ticksIn === undefined ? {} : { ticksIn }),
      },
    });
    if (state.restorePoint !== null)
      await rollback.session.append({ type: 'restore-point.pinned', point: state.restorePoint });
    return rollback;
  }

  #walkBehind(handle: ReleaseRun): void {
    void this.walk(handle).catch((error: unknown) => {
      this.#runs.tell({
        type: 'progress',
        run: handle.session.run,
        text: errorText(error),
        done: 0,
        total: 0,
      });
    });
  }

  /** Once a rollback has ended or paused, the next press may start it again or continue it. */
  async #whenStill(run: string, id: string): Promise<void> {
    const { session } = await this.#runs.run(id);
    const isStill = (): boolean => session.state.status === 'ended' || session.state.status === 'paused';
    if (isStill()) {
      this.#starting.delete(run);
      return;
    }
    const stop = session.subscribe(() => {
      if (!isStill()) return;
      stop();
      this.#starting.delete(run);
    });
  }
}
