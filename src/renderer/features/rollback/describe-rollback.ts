import { hostPoints } from '../../../shared/run/group-state.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import * as words from './words.ts';

export interface RollbackWords {
  readonly phase: 'nothing' | 'armed' | 'not-armed' | 'under-way' | 'verified' | 'failed';
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
  const point = state.restorePoint;
  const version = point === null || point.version === '' ? words.savedFiles : point.version;
  const under = state.rollback;
  if (under !== null && under.endedAt === null) {
    const order = rollback?.order ?? [];
    const done = order.filter(
      (id) => rollback !== null && itemState(rollback, id).status === 'passed',
    ).length;
    const hosts = point === null ? 0 : hostPoints(point).length;
    const verified = rollback?.verified.length ?? 0;
    const proven = hosts > 1 && verified > 0 ? words.hostsVerified(verified, hosts) : '';
    const expected = state.armed?.expectedMs ?? null;
    const left = expected === null ? null : Date.parse(under.startedAt) + expected - now;
    const end = left === null ? '' : left > 500 ? words.left(left) : words.late;
    return {
      phase: 'under-way',
      title: words.rollingBack,
      detail: `${order.length === 0 ? words.starting : words.stepsDone(done, order.length)}${proven}${end}`,
      share: order.length === 0 ? 0.05 : done / order.length,
    };
  }
  if (under !== null) {
    return under.outcome === 'passed'
      ? {
          phase: 'verified',
          title: words.rolledBack,
          detail: words.verified(version, under.durationMs),
          share: 1,
        }
      : { phase: 'failed', title: words.failed, detail: words.failedDetail, share: 1 };
  }
  if (state.armed === null) {
    return changed
      ? { phase: 'not-armed', title: words.rollBack, detail: words.noRestorePoint, share: 0.3 }
      : { phase: 'nothing', title: words.rollBack, detail: words.nothingChanged, share: 0 };
  }
  if (!state.armed.ready) {
    const [first = words.preconditionMissing, ...more] = state.armed.reasons;
    return {
      phase: 'not-armed',
      title: words.rollBack,
      detail: words.firstOf(first, more.length),
      share: 0.3,
    };
  }
  const detail = words.ready(version, state.armed.expectedMs);
  return { phase: 'armed', title: words.rollBack, detail, share: 0.3 };
}
