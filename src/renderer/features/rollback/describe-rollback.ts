import { hostPoints } from '../../../shared/run/group-state.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import { stopOf } from '../../run/rollback-stop.ts';
import * as words from './words.ts';

export interface RollbackWords {
  readonly phase:
    | 'nothing'
    | 'armed'
    | 'not-armed'
    | 'under-way'
    | 'paused'
    | 'stopped'
    | 'verified'
    | 'failed';
  readonly title: string;
  readonly detail: string;
  /** Share done while the rollback runs, 0 to 1. */
  readonly share: number;
}

/**
 * What the rollback control says, from the release's state and the rollback's own. `now` is epoch ms; `changed` says whether
 * the release has started a step with an effect.
 */
export function describeRollback(
  state: RunState,
  rollback: RunState | null,
  now: number,
  changed: boolean,
): RollbackWords {
  if (state.rollback === null) return describeReadiness(state, changed);
  if (state.rollback.endedAt === null) return describeProgress(state, rollback, now);
  if (state.rollback.outcome !== 'passed')
    return { phase: 'failed', title: words.failed, detail: words.failedDetail, share: 1 };
  const detail = words.verified(restoredVersion(state), state.rollback.durationMs);
  return { phase: 'verified', title: words.rolledBack, detail, share: 1 };
}

/** What it says of a release whose journal is damaged: whether anything was changed is not known. */
export function describeDamaged(): RollbackWords {
  return { phase: 'not-armed', title: words.rollBack, detail: words.damagedDetail, share: 0.3 };
}

function restoredVersion({ restorePoint }: RunState): string {
  return restorePoint === null || restorePoint.version === '' ? words.savedFiles : restorePoint.version;
}

function describeReadiness(state: RunState, changed: boolean): RollbackWords {
  const title = words.rollBack;
  if (state.armed === null) {
    return changed
      ? { phase: 'not-armed', title, detail: words.noRestorePoint, share: 0.3 }
      : { phase: 'nothing', title, detail: words.nothingChanged, share: 0 };
  }
  if (!state.armed.ready) {
    const [first = words.preconditionMissing, ...more] = state.armed.reasons;
    return { phase: 'not-armed', title, detail: words.firstOf(first, more.length), share: 0.3 };
  }
  const detail = words.ready(restoredVersion(state), state.armed.expectedMs);
  return { phase: 'armed', title, detail, share: 0.3 };
}

function describeProgress(state: RunState, rollback: RunState | null, now: number): RollbackWords {
  const order = rollback?.order ?? [];
  const done = order.filter((id) => rollback !== null && itemState(rollback, id).status === 'passed').length;
  const steps = order.length === 0 ? words.starting : words.stepsDone(done, order.length);
  const stop = rollback === null ? null : stopOf(rollback);
  if (stop !== null)
    return {
      phase: 'stopped',
      title: words.stopped,
      detail: words.stoppedAt(stop.at + 1, order.length),
      share: done / order.length,
    };
  const waits = rollback?.status === 'paused' ? rollback.pauseReason : null;
  if (waits !== null)
    return {
      phase: 'paused',
      title: words.paused,
      detail: waits,
      share: order.length === 0 ? 0.05 : done / order.length,
    };
  return {
    phase: 'under-way',
    title: words.rollingBack,
    detail: `${steps}${verifiedSoFar(state, rollback)}${timeLeft(state, now)}`,
    share: order.length === 0 ? 0.05 : done / order.length,
  };
}
function verifiedSoFar({ restorePoint }: RunState, rollback: RunState | null): string {
  const hosts = restorePoint === null ? 0 : hostPoints(restorePoint).length;
  const verified = rollback?.verified.length ?? 0;
  return hosts > 1 && verified > 0 ? words.hostsVerified(verified, hosts) : '';
}

function timeLeft({ rollback, armed }: RunState, now: number): string {
  const expectedMs = armed?.expectedMs ?? null;
  if (expectedMs === null || rollback === null) return '';
  const left = Date.parse(rollback.startedAt) + expectedMs - now;
  return left > 500 ? words.left(left) : words.late;
}
