import { isForward, type WorkItem } from '../../shared/plan/work.ts';
import type { Gate } from '../../shared/run/gates.ts';
import { type Due, type Walk, waitWords } from '../../shared/run/moves/due.ts';
import { earlyChecks } from '../../shared/run/moves/early-checks.ts';
import type { NextMoves } from '../../shared/run/moves/next-moves.ts';
import type { RunPlan } from '../../shared/run/run-plan.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { Reason } from './use-move-props.ts';
import { nothingStarts, sectionDone } from './words.ts';

/** What the one primary button of a section does. */
export type PrimaryMove =
  | { readonly kind: 'run-checks' | 'end-run' }
  | { readonly kind: 'to-gate'; readonly gate: Gate }
  /** Steps that prepare the release and change something wait for a person's word. */
  | { readonly kind: 'prepare'; readonly steps: number }
  /** `reason`: what stops the run before it starts anything; null where it starts something. */
  | { readonly kind: 'run-to-gate'; readonly reason: Reason | null };

interface Scene {
  readonly moves: NextMoves;
  readonly plan: Pick<RunPlan, 'work' | 'placement'>;
  readonly state: RunState;
}

/**
 * What takes a run further from a section: run the checks (in a preflight section), open the gate that is due, run to it, or end
 * the run. Pure.
 */
export function primaryMove({ moves, plan, state }: Scene, isPreflight: boolean): PrimaryMove {
  const forward = plan.work.filter((item) => isForward(item.phaseKind) && !item.follow);
  const all = moves.due(walk(forward, true));
  if (all.kind === 'done') return { kind: 'end-run' };
  const checks = earlyChecks(plan);
  if (isPreflight && moves.due(walk(checks, false)).kind === 'checks') return { kind: 'run-checks' };
  const next = moves.due(walk(forward, false));
  if (next.kind === 'wait' && next.wait.for === 'preparation')
    return { kind: 'prepare', steps: next.wait.items.length };
  if (next.kind === 'wait' && next.wait.for === 'gate') return { kind: 'to-gate', gate: next.wait.gate };
  return { kind: 'run-to-gate', reason: stopReason(next.kind === 'done' ? all : next, state) };
}

/** Why running some items by themselves would start nothing; null where it would start something. Pure. */
export function sectionReason({ moves, state }: Scene, items: readonly WorkItem[]): Reason | null {
  const due = moves.due(walk(items, false));
  if (due.kind !== 'done') return stopReason(due, state);
  const byHand = moves.due(walk(items, true));
  return byHand.kind === 'done' ? { message: sectionDone } : stopReason(byHand, state);
}

function walk(items: readonly WorkItem[], attended: boolean): Walk {
  return { items, attended, tried: new Set() };
}

function stopReason(due: Due, state: RunState): Reason | null {
  if (due.kind !== 'wait') return null;
  const words = waitWords(due.wait, state);
  return { message: nothingStarts(words) };
}
