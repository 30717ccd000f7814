import type { PhaseKind } from '../../../shared/plan/plan.ts';
import { isForward } from '../../../shared/plan/work.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { WorkCount } from '../../run/count-work.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';

export interface PhaseWords {
  readonly text: string;
  readonly tone: 'plain' | 'fail' | 'unknown' | 'pass' | 'warn';
}

/** What stands at the right of a top phase. */
export function describePhase(
  kind: PhaseKind,
  count: WorkCount,
  state: RunState,
  rollback: RunState | null,
  open: OpenPlan,
): PhaseWords {
  if (kind === 'rollback') {
    if (state.rollback !== null || rollback !== null) {
      const outcome = state.rollback?.outcome ?? null;
      if (outcome === null) return { text: `${count.settled}/${count.total}`, tone: 'fail' };
      return outcome === 'passed' ? { text: 'verified', tone: 'pass' } : { text: 'failed', tone: 'fail' };
    }
    if (state.armed === null) return { text: 'ready', tone: 'plain' };
    return state.armed.ready ? { text: 'armed', tone: 'plain' } : { text: 'not armed', tone: 'warn' };
  }
  if (kind === 'maintenance') return { text: `${open.plan.maintenance.length}`, tone: 'plain' };
  if (kind === 'contacts') return { text: `${open.plan.contacts.length}`, tone: 'plain' };
  if (kind === 'signoff') {
    const given = open.plan.signoffs.filter(({ role }) => state.signoffs[role]?.planHash === state.planHash);
    return { text: `${given.length}/${open.plan.signoffs.length}`, tone: 'plain' };
  }
  if (!isForward(kind) || count.total === 0) return { text: '', tone: 'plain' };
  if (count.unknown > 0) return { text: `${count.unknown} unknown`, tone: 'unknown' };
  if (count.failed > 0) return { text: `${count.failed} failed`, tone: 'fail' };
  return { text: `${count.settled}/${count.total}`, tone: 'plain' };
}

/** How the ring of a top phase is filled. */
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
