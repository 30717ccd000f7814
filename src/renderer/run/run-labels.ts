import type { PhaseKind } from '../../shared/plan/plan.ts';
import { isForward, type WorkItem } from '../../shared/plan/work.ts';
import { isBetweenBatches } from '../../shared/run/group-state.ts';
import { openProposal } from '../../shared/run/proposals.ts';
import { itemState, type RunState } from '../../shared/run/run-state.ts';
import type { OpenPlan } from '../stores/run/plan-store.ts';
import { countWork } from './count-work.ts';

export interface RunLabels {
  readonly text: string;
  readonly tone: 'idle' | 'running' | 'paused' | 'passed' | 'failed' | 'unknown';
}

const doing: Readonly<Partial<Record<PhaseKind, string>>> = {
  preflight: 'Checking',
  deploy: 'Deploying',
  verify: 'Verifying',
  monitor: 'Monitoring',
  rollback: 'Rolling back',
};

/** What the run is doing, for the state chip: `Deploying · step 4 of 12`. */
export function describeRun(state: RunState, open: OpenPlan | null): RunLabels {
  if (state.rollback !== null && state.rollback.endedAt !== null) {
    const over = state.status === 'ended' ? '' : ' · end the run';
    return state.rollback.outcome === 'passed'
      ? { text: `Rolled back${over}`, tone: 'passed' }
      : { text: 'Rollback failed', tone: 'failed' };
  }
  if (state.status === 'ended') {
    const passed = state.outcome === 'passed';
    return {
      text:
        state.kind === 'rollback'
          ? passed
            ? 'Rolled back'
            : 'Rollback failed'
          : `Ended · ${state.outcome ?? ''}`,
      tone: passed ? 'passed' : state.outcome === 'unknown' ? 'unknown' : 'failed',
    };
  }
  if (state.rollback !== null) return { text: 'Rolling back', tone: 'failed' };
  if (open === null || state.seq === 0) return { text: 'Opening…', tone: 'idle' };
  const under = open.work.filter((item) => itemState(state, item.id).status === 'running' && !item.follow);
  // Where a section is rolled, several items are under way and most wait for their next batch.
  const running =
    under.find((item) => !isBetweenBatches(itemState(state, item.id).attempts.at(-1))) ?? under[0];
  if (running !== undefined)
    return {
      text: `${doing[running.phaseKind] ?? 'Running'} · ${positionOf(running, state, open)}`,
      tone: 'running',
    };
  const unknown = open.work.some((item) => itemState(state, item.id).status === 'unknown');
  if (unknown) return { text: 'Needs a decision', tone: 'unknown' };
  if (openProposal(state) !== null) return { text: 'Roll back? Needs an answer', tone: 'failed' };
  if (state.status === 'paused') {
    const failed = open.work.some(
      (item) => isForward(item.phaseKind) && isFailed(itemState(state, item.id).status),
    );
    return failed
      ? { text: 'Stopped · a step failed', tone: 'failed' }
      : { text: state.pauseReason === null ? 'Paused' : `Paused · ${state.pauseReason}`, tone: 'paused' };
  }
  if (state.status === 'ready') return { text: 'Ready to start', tone: 'idle' };
  const forward = countWork(
    open.work.filter((item) => isForward(item.phaseKind)),
    state,
  );
  return forward.settled === forward.total
    ? { text: 'All done · end the run', tone: 'passed' }
    : { text: `Waiting · ${forward.settled} of ${forward.total} done`, tone: 'idle' };
}

function isFailed(status: string): boolean {
  return status === 'failed' || status === 'timed-out' || status === 'cancelled';
}

function positionOf(item: WorkItem, state: RunState, open: OpenPlan): string {
  const top = open.outline.find((phase) => phase.sections.some((section) => section.id === item.phase));
  const inTop = (top?.sections ?? []).flatMap((section) => open.bySection.get(section.id) ?? []);
  const countable = inTop.filter((other) => !other.follow);
  if (item.phaseKind === 'preflight') {
    const count = countWork(countable, state);
    return `${count.settled} of ${count.total} done`;
  }
  return `step ${countable.indexOf(item) + 1} of ${countable.length}`;
}
