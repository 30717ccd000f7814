import { hostname } from 'node:os';
import { hostPoints } from '../../../shared/run/group-state.ts';
import type { LiveMessage } from '../../../shared/wire/live.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { DrivenRun } from '../../run/drive/driven-run.ts';
import { RunSession, type SessionOptions } from '../../run/session/run-session.ts';
import { newRunId } from '../../run/session/run-store.ts';
import { chooseAlternative, stepsOf } from '../choose/alternatives.ts';
import { executeRollback } from '../execute/execute-rollback.ts';
import { resumeWhenOutcomeKnown } from '../execute/resume-when-outcome-known.ts';
import { verifyRestored } from '../verify/verify-restored.ts';
import { requestRollback } from './request-rollback.ts';

/** What the desk needs of the engine it belongs to. */
export interface RollbackHost {
  readonly actor: string;
  run(run: string): Promise<DrivenRun>;
  adopt(session: RunSession): DrivenRun;
  sessionOptions(): SessionOptions;
  tell(message: LiveMessage): void;
}

/** Starts ways back and keeps each of them single: a second press attaches, and no way is ever walked by two at once. */
export class RollbackCoordinator {
  readonly #host: RollbackHost;
  /** By the release's run: the rollback that is starting or under way. */
  readonly #starting = new Map<string, Promise<string>>();
  /** By the rollback's run: the walk under way. */
  readonly #walking = new Map<string, Promise<void>>();

  constructor(host: RollbackHost) {
    this.#host = host;
  }

  /**
   * Starts the way back of a release, or attaches to the one under way; asks the console that drives it where that is
   * another one. Resolves with the rollback's own run.
   */
  start(run: string, alternative: string | null, actor = this.#host.actor): Promise<string> {
    const under = this.#starting.get(run);
    if (under !== undefined) return under;
    const starting = this.#begin(run, alternative, actor);
    this.#starting.set(run, starting);
    void starting.then(
      (id) => void this.#whenStill(run, id),
      () => this.#starting.delete(run),
    );
    return starting;
  }

  /** Walks a rollback from where it stands to its end or to what holds it. */
  walk(handle: DrivenRun): Promise<void> {
    const { run } = handle.session;
    const under = this.#walking.get(run);
    if (under !== undefined) return under;
    const walking = this.#walkOnce(handle).finally(() => this.#walking.delete(run));
    this.#walking.set(run, walking);
    return walking;
  }

  /** Settles when the walk under way has come to its stop and its release knows. */
  settled(run: string): Promise<void> {
    return this.#walking.get(run) ?? Promise.resolve();
  }

  async #walkOnce(handle: DrivenRun): Promise<void> {
    const { session } = handle;
    session.targets.allowRetryAfterRefusal();
    await executeRollback(handle);
    void resumeWhenOutcomeKnown(handle, () => this.walk(handle)).catch(() => undefined);
    if (session.state.status !== 'ended' || session.state.of === null) return;
    const parent = await this.#host.run(session.state.of);
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
      summary: `rolled back: ${session.state.summary ?? ''}`,
    });
  }

  async #begin(run: string, alternative: string | null, actor: string): Promise<string> {
    const parent = await this.#host.run(run);
    const { session } = parent;
    session.targets.allowRetryAfterRefusal();
    if (session.state.kind !== 'release') {
      throw new EngineError(
        'BAD_INPUT',
        'This run is a rollback itself; it goes on where it stands.',
        'Roll back the release it belongs to.',
      );
    }
    if (session.hasDriver)
      return requestRollback(session.files.dir, { actor: `${actor} on ${hostname()}`, alternative });
    const attached = await this.#attach(parent);
    return attached ?? parent.driver.starts.start(() => this.#startNew(parent, alternative, actor));
  }

  async #startNew(parent: DrivenRun, alternative: string | null, actor: string): Promise<string> {
    const { session } = parent;
    const chosen = chooseAlternative(session.plan, session.sidecar, alternative ?? session.state.alternative);
    if (chosen === null) {
      throw new EngineError(
        'NOT_NOW',
        'The document has no rollback section, so there is no way back to walk.',
        'Add one to the checklist, or go back by hand in a terminal.',
      );
    }
    if (session.state.status !== 'ended' && (session.running.length > 0 || parent.driver.isAdvancing)) {
      await parent.driver.cancelAll('rolling back');
    }
    const rollback = await this.#create(parent, chosen);
    await session.append({
      type: 'rollback.started',
      run: rollback.run,
      alternative: chosen,
      actor,
    });
    this.#walkBehind(this.#host.adopt(rollback));
    return rollback.run;
  }

  /** The earlier rollback of this release, if it is under way or still stands; null when a new one is needed. */
  async #attach({ session }: DrivenRun): Promise<string | null> {
    const before = session.state.rollback;
    if (before === null) return null;
    const earlier = await this.#host.run(before.run);
    if (before.outcome === null) {
      // Resumed before this answers, so that whoever attaches does not see it held.
      if (earlier.session.state.status === 'paused') {
        await earlier.session.append({ type: 'run.resumed', actor: this.#host.actor });
      }
      this.#walkBehind(earlier);
      return before.run;
    }
    const point = session.state.restorePoint;
    const spec = session.sidecar.restorePoint;
    if (point === null || spec === undefined) return null;
    const verified = await Promise.all(
      hostPoints(point).map((host) =>
        verifyRestored(host, spec, session.targets.get(host.host), session.sidecar.env ?? {}),
      ),
    );
    return verified.every(({ restored }) => restored) ? before.run : null;
  }

  async #create(parent: DrivenRun, chosen: string): Promise<RunSession> {
    const { session } = parent;
    const { state } = session;
    const run = newRunId();
    const rollback = await RunSession.create(
      run,
      await parent.plannedText,
      session.plan,
      session.sidecar,
      {
        type: 'run.created',
        run,
        kind: 'rollback',
        of: session.run,
        file: state.file,
        planHash: state.planHash,
        title: state.title,
        version: state.restorePoint?.version ?? '',
        environment: state.environment,
        actor: this.#host.actor,
        host: hostname(),
        targets: [...state.targets],
        items: stepsOf(session, chosen).map((item) => item.id),
        alternative: chosen,
      },
      this.#host.sessionOptions(),
      session.targets,
    );
    if (state.restorePoint !== null) {
      await rollback.append({ type: 'restore-point.pinned', point: state.restorePoint });
    }
    return rollback;
  }

  #walkBehind(handle: DrivenRun): void {
    void this.walk(handle).catch((error: unknown) => {
      const text = error instanceof Error ? error.message : String(error);
      this.#host.tell({ type: 'progress', run: handle.session.run, text, done: 0, total: 0 });
    });
  }

  /** Once a rollback has ended or is held, the next press may start anew or go on. */
  async #whenStill(run: string, id: string): Promise<void> {
    const { session } = await this.#host.run(id);
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
