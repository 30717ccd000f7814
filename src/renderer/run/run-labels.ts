import { isForward, type WorkItem } from '../../shared/plan/work.ts';
import { isBetweenBatches } from '../../shared/run/group-state.ts';
import { openProposal } from '../../shared/run/proposals/proposals.ts';
import { itemState, type RunState } from '../../shared/run/run-state.ts';
import type { OpenPlan } from '../stores/run/plan-store.ts';
import { countWork } from './count-work.ts';
import { stopOf } from './rollback-stop.ts';
import { status as words } from './words.ts';

export interface RunLabels {
  readonly text: string;
  readonly tone: 'idle' | 'running' | 'paused' | 'passed' | 'failed' | 'unknown' | 'turn';
}

/**
 * What the run is doing, for the state chip: `Deploying · step 4 of 12`. `rollback` is the state of its rollback, `turn` what it
 * waits for: a person, or a rule.
 */
export function describeRun(
  state: RunState,
  open: OpenPlan | null,
  rollback: RunState | null = null,
  turn: { readonly text: string; readonly tone: RunLabels['tone'] | 'rule' } | null = null,
): RunLabels {
  if (turn?.tone === 'rule') return { text: turn.text, tone: 'running' };
  if (turn !== null) return { text: words.yourTurn(turn.text), tone: turn.tone };
  const rolledBack = describeRollback(state, rollback);
  if (rolledBack !== null) return rolledBack;
  if (state.status === 'ended') return describeEnd(state);
  if (open === null || state.seq === 0) return { text: words.opening, tone: 'idle' };
  const running = runningItem(state, open);
  if (running !== undefined)
    return { text: words.doing(running.phaseKind, positionOf(running, state, open)), tone: 'running' };
  return describeRest(state, open);
}

/** What it says of a release that is, or was, rolled back; null for any other. */
function describeRollback(state: RunState, rollback: RunState | null): RunLabels | null {
  if (state.rollback === null) return null;
  if (state.rollback.endedAt !== null) {
    if (state.rollback.outcome !== 'passed') return { text: words.rollbackFailed, tone: 'failed' };
    return { text: state.status === 'ended' ? words.rolledBack : words.rolledBackOpen, tone: 'passed' };
  }
  if (state.status === 'ended') return null;
  if (rollback?.status !== 'paused') return { text: words.rollingBack, tone: 'failed' };
  return stopOf(rollback) !== null
    ? { text: words.rollbackStopped, tone: 'failed' }
    : { text: words.rollbackPaused, tone: 'paused' };
}

function describeEnd(state: RunState): RunLabels {
  const passed = state.outcome === 'passed';
  const ofRollback = passed ? words.rolledBack : words.rollbackFailed;
  return {
    text: state.kind === 'rollback' ? ofRollback : words.ended(state.outcome),
    tone: passed ? 'passed' : state.outcome === 'unknown' ? 'unknown' : 'failed',
  };
}

/** On a rolling group several items run at once, and most of them wait for their next batch. */
export function runningItem(state: RunState, open: Pick<OpenPlan, 'work'>): WorkItem | undefined {
  const under = open.work.filter((item) => itemState(state, item.id).status === 'running' && !item.follow);
  return under.find((item) => !isBetweenBatches(itemState(state, item.id).attempts.at(-1))) ?? under[0];
}

/** What an open run says while nothing of it runs. */
function describeRest(state: RunState, open: OpenPlan): RunLabels {
  const forwardItems = open.work.filter((item) => isForward(item.phaseKind));
  if (open.work.some((item) => itemState(state, item.id).status === 'unknown'))
    return { text: words.needsDecision, tone: 'unknown' };
  if (openProposal(state) !== null) return { text: words.proposal, tone: 'failed' };
  const failed = failedOf(open, state);
  if (failed.length > 0 && failed.every(({ kind }) => kind === 'check'))
    return { text: words.checksFailed(failed.length), tone: 'failed' };
  if (state.status === 'paused') {
    return forwardItems.some((item) => isFailed(itemState(state, item.id).status))
      ? { text: words.stopped, tone: 'failed' }
      : { text: words.paused(state.pauseReason), tone: 'paused' };
  }
  if (state.status === 'ready') return { text: words.ready, tone: 'idle' };
  const forward = countWork(forwardItems, state);
  return forward.settled === forward.total
    ? { text: words.allDone, tone: 'passed' }
    : { text: words.waiting(forward.settled, forward.total), tone: 'idle' };
}

/** What failed on the way forward and is neither passed since nor waived, in document order. */
export function failedOf(open: Pick<OpenPlan, 'work'>, state: RunState): readonly WorkItem[] {
  return open.work.filter(
    (item) => isForward(item.phaseKind) && !item.follow && isFailed(itemState(state, item.id).status),
  );
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
    return words.checks(count.settled, count.total);
  }
  return words.step(countable.indexOf(item) + 1, countable.length);
}
