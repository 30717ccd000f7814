import { hostPoints } from '../../../shared/run/group-state.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import { formatDuration } from '../../../shared/text/duration.ts';

export interface RollbackWords {
  readonly phase: 'nothing' | 'armed' | 'not-armed' | 'under-way' | 'verified' | 'failed';
  readonly title: string;
  readonly detail: string;
  /** Share done while under way. */
  readonly share: number;
}

/**
 * What the rollback control says, from the release's state and the rollback's own. `now` is epoch ms; `changed` says whether
 * the release has begun to change something.
 */
export function describeRollback(
  state: RunState,
  rollback: RunState | null,
  now: number,
  changed: boolean,
): RollbackWords {
  const point = state.restorePoint;
  const version = point === null || point.version === '' ? 'the kept files' : point.version;
  const under = state.rollback;
  if (under !== null && under.endedAt === null) {
    const order = rollback?.order ?? [];
    const done = order.filter(
      (id) => rollback !== null && itemState(rollback, id).status === 'passed',
    ).length;
    const hosts = point === null ? 0 : hostPoints(point).length;
    const verified = rollback?.verified.length ?? 0;
    const proven = hosts > 1 && verified > 0 ? ` · ${verified} of ${hosts} hosts verified` : '';
    const expected = state.armed?.expectedMs ?? null;
    const left = expected === null ? null : Date.parse(under.startedAt) + expected - now;
    const end =
      left === null
        ? ''
        : left > 500
          ? ` · ~${formatDuration(Math.ceil(left / 1_000) * 1_000)} left`
          : ' · longer than usual';
    return {
      phase: 'under-way',
      title: 'Rolling back',
      detail: order.length === 0 ? `starting${end}` : `${done} of ${order.length}${proven}${end}`,
      share: order.length === 0 ? 0.05 : done / order.length,
    };
  }
  if (under !== null) {
    const took = under.durationMs === null ? '' : ` in ${formatDuration(under.durationMs)}`;
    return under.outcome === 'passed'
      ? { phase: 'verified', title: 'Rolled back', detail: `${version} verified${took}`, share: 1 }
      : { phase: 'failed', title: 'Rollback failed', detail: 'hold to go on · see Rollback', share: 1 };
  }
  if (state.armed === null) {
    return changed
      ? { phase: 'not-armed', title: 'Roll back', detail: 'no restore point', share: 0.3 }
      : { phase: 'nothing', title: 'Roll back', detail: 'nothing changed yet', share: 0 };
  }
  if (!state.armed.ready) {
    const [first = 'a precondition is missing', ...more] = state.armed.reasons;
    return {
      phase: 'not-armed',
      title: 'Roll back',
      detail: more.length === 0 ? first : `${first} · ${more.length} more`,
      share: 0.3,
    };
  }
  const expected = state.armed.expectedMs;
  const time = expected === null ? '' : ` in ~${about(expected)}`;
  return { phase: 'armed', title: 'Roll back', detail: `armed · restores ${version}${time}`, share: 0.3 };
}

function about(ms: number): string {
  return ms < 60_000 ? `${Math.max(1, Math.round(ms / 1_000))} s` : formatDuration(ms);
}
