import { type NextMoves, nextMoves } from '../../../shared/run/moves/next-moves.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import type { RunSession } from '../session/run-session.ts';

/** What might happen next in a run if these items, by id, had passed. */
export function movesOnce(
  { runPlan, state, clock, heldBy }: RunSession,
  passed: readonly string[],
): NextMoves {
  const items = passed.map((id) => [id, { ...itemState(state, id), status: 'passed' }] as const);
  const then = { ...state, items: { ...state.items, ...Object.fromEntries(items) } };
  return nextMoves(runPlan, then, { now: clock.now(), observes: heldBy });
}
