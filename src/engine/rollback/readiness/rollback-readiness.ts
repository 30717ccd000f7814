import type { Armed } from '../../../shared/journal/events.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import { ignore } from '../../lib/ignore.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import { chooseAlternative, stepsOf } from '../choose/alternatives.ts';
import { checkReadiness, type Preconditions, preconditionsOf } from './readiness-check.ts';

/** Between two checks, in ms: often enough to be believed, seldom enough not to be felt. */
const checkEveryMs = 10_000;

/** Watches whether a rollback of a run would find what it needs, and journals every change of the answer. */
export class RollbackReadiness {
  readonly #session: RunSession;
  readonly #estimateMs: () => Promise<number | null>;
  #expectedMs: Promise<number | null> | null = null;
  #checking = false;

  constructor(session: RunSession, estimateMs: () => Promise<number | null>) {
    this.#session = session;
    this.#estimateMs = estimateMs;
  }

  /** How long rollbacks took before, in ms. Asked once: the release that is open now adds nothing to it. */
  expectedMs(): Promise<number | null> {
    this.#expectedMs ??= this.#estimateMs();
    return this.#expectedMs;
  }

  /** Checks now; null while no restore point is pinned. An answer that differs from the last one is journaled. */
  async check(): Promise<Armed | null> {
    const session = this.#session;
    const point = session.wayBack.restorePoint;
    if (point === null) return null;
    const needs = this.#preconditions();
    const armed = await checkReadiness(point, needs, session.targets, await this.expectedMs());
    if (!isSame(session.state.armed, armed) && session.heldBy === null)
      await session.append({ type: 'rollback.armed', armed });
    return armed;
  }

  /** Checks again and again while the release is open. Returns how to stop. */
  watch(): () => void {
    const { state } = this.#session;
    if (state.kind !== 'release' || state.status === 'ended') return () => undefined;
    const timer = setInterval(() => this.#checkQuietly(), checkEveryMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** Connects to the hosts of the restore point ahead of the moment they are needed. */
  warmUp(): void {
    const { wayBack, targets } = this.#session;
    for (const { host } of wayBack.restorePoint === null ? [] : hostPoints(wayBack.restorePoint))
      if (host !== 'local') void targets.remote(host).warmUp();
  }

  #checkQuietly(): void {
    const { restorePoint, status } = this.#session.state;
    if (this.#checking || restorePoint === null || status === 'ended') return;
    this.#checking = true;
    const check = this.check().finally(() => {
      this.#checking = false;
    });
    ignore(check, 'the next check tries again; a journal that cannot be written shows where work is tried');
  }

  #preconditions(): Preconditions {
    const { plan, sidecar, wayBack, placement } = this.#session;
    const chosen = chooseAlternative(plan, sidecar, wayBack.alternative);
    const steps = chosen === null ? [] : stepsOf(this.#session, chosen);
    return preconditionsOf(steps.filter((item) => placement[item.id] === wayBack.restorePoint?.target));
  }
}

function isSame(before: Armed | null, now: Armed): boolean {
  return (
    before !== null && before.ready === now.ready && before.reasons.join('\n') === now.reasons.join('\n')
  );
}
