import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Move, Refusal } from '../../shared/run/moves/move.ts';
import { type NextMoves, nextMoves } from '../../shared/run/moves/next-moves.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { type OpenPlan, usePlanStore } from '../stores/run/plan-store.ts';
import { useRunStore } from '../stores/run/run-store.ts';

// Every button, key and palette entry asks here whether it may act. `run` is the shown run where it is left out; items of a
// rollback belong to the rollback's own run.

/** What may happen in a run now; null until the run and its plan are loaded. */
export function movesOf(run?: string): NextMoves | null {
  const { current, views } = useRunStore.getState();
  return movesIn(usePlanStore.getState().open, views[run ?? current ?? '']?.state, Date.now());
}

/** What may happen in a run, for rendering. `now` is epoch ms; pass it where the answer depends on a soak. */
export function useMoves(run?: string, now?: number): NextMoves | null {
  const open = usePlanStore((store) => store.open);
  const state = useRunStore((store) => store.views[run ?? store.current ?? '']?.state);
  return useMemo(() => movesIn(open, state, now ?? Date.now()), [open, state, now]);
}

/** Why a move may not be made; renders again only when the answer changes. */
export function useRefusal(move: Move, run?: string): Refusal | null {
  const open = usePlanStore((store) => store.open);
  return useRunStore(
    useShallow((store) => {
      const moves = movesIn(open, store.views[run ?? store.current ?? '']?.state, Date.now());
      return moves?.refusal(move) ?? null;
    }),
  );
}

function movesIn(open: OpenPlan | null, state: RunState | undefined, now: number): NextMoves | null {
  return open === null || state === undefined
    ? null
    : nextMoves(open, state, { now, observes: open.observer, damage: open.damage });
}
