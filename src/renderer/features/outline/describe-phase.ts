import type { PhaseKind } from '../../../shared/plan/plan.ts';
import { isForward } from '../../../shared/plan/work.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { WorkCount } from '../../run/count-work.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';
import * as words from './words.ts';

export interface PhaseWords {
  readonly text: string;
  readonly tone: 'plain' | 'fail' | 'unknown' | 'pass' | 'warn';
}

export interface ShownPhase {
  readonly kind: PhaseKind;
  readonly count: WorkCount;
  readonly state: RunState;
  readonly rollback: RunState | null;
  readonly open: OpenPlan;
}

const nothing: PhaseWords = { text: '', tone: 'plain' };

/** The text at the right of a top phase. */
export function describePhase(phase: ShownPhase): PhaseWords {
  const { kind, count, state, open } = phase;
  switch (kind) {
    case 'rollback':
      return describeRollbackPhase(phase);
    case 'maintenance':
      return { text: `${open.plan.maintenance.length}`, tone: 'plain' };
    case 'contacts':
      return { text: `${open.plan.contacts.length}`, tone: 'plain' };
    case 'signoff': {
      const given = open.plan.signoffs.filter(
        ({ role }) => state.signoffs[role]?.planHash === state.planHash,
      );
      return { text: words.ratio(given.length, open.plan.signoffs.length), tone: 'plain' };
    }
    default:
      return isForward(kind) ? describeWork(count) : nothing;
  }
}

function describeRollbackPhase({ count, state, rollback }: ShownPhase): PhaseWords {
  if (state.rollback !== null || rollback !== null) {
    const outcome = state.rollback?.outcome ?? null;
    if (outcome === null) return { text: words.ratio(count.settled, count.total), tone: 'fail' };
    return outcome === 'passed'
      ? { text: words.verified, tone: 'pass' }
      : { text: words.failedRollback, tone: 'fail' };
  }
  if (state.armed === null) return nothing;
  return state.armed.ready
    ? { text: words.rollbackReady, tone: 'plain' }
    : { text: words.rollbackNotReady, tone: 'warn' };
}

function describeWork(count: WorkCount): PhaseWords {
  if (count.total === 0) return nothing;
  if (count.unknown > 0) return { text: words.unknown(count.unknown), tone: 'unknown' };
  if (count.failed > 0) return { text: words.failed(count.failed), tone: 'fail' };
  return { text: words.ratio(count.settled, count.total), tone: 'plain' };
}

/** The fill and the color of a top phase's ring. */
export function ringColor(
  kind: PhaseKind,
  count: WorkCount,
  state: RunState,
): { readonly share: number; readonly color: string } {
  if (kind === 'rollback') {
    if (state.rollback?.outcome === 'passed') return { share: 1, color: 'var(--pass)' };
    return { share: state.armed?.ready === true ? 1 : 0, color: 'var(--prod)' };
  }
  if (!isForward(kind) || count.total === 0) return { share: 0, color: 'var(--run)' };
  const share = count.settled / count.total;
  if (count.failed > 0) return { share: Math.max(share, 0.04), color: 'var(--fail)' };
  if (count.unknown > 0) return { share: Math.max(share, 0.04), color: 'var(--unk)' };
  return { share, color: share === 1 ? 'var(--pass)' : 'var(--run)' };
}
