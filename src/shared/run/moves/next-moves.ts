import type { RunPlan } from '../run-plan.ts';
import type { RunState } from '../run-state.ts';
import { type Due, dueOf, type Walk } from './due.ts';
import { refusalOf } from './may.ts';
import type { Moment, Move, Refusal } from './move.ts';

/** What may happen in a run, what is due, and why anything is not. */
export interface NextMoves {
  /** Why a move may not be made now; null where it may. */
  refusal(move: Move): Refusal | null;
  /** What a walk does next, or what it waits for. */
  due(walk: Walk): Due;
}

/**
 * The one place that decides what may happen next. Pure: the walk, the command line, practice, the rollback and the window's
 * buttons, keys and palette ask it, and none of them decides for itself.
 */
export function nextMoves(plan: RunPlan, state: RunState, at: Moment): NextMoves {
  const question = { plan, state, at };
  return {
    refusal: (move) => refusalOf(question, move),
    due: (walk) => dueOf(plan, state, walk),
  };
}
