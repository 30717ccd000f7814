import { useMemo } from 'react';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { usePromptsStore } from '../../stores/run/prompts-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { type Turn, turnOf } from './your-turn.ts';

/** What the shown run waits for a person to do; null while it waits for nobody. */
export function useTurn(): Turn | null {
  const open = usePlanStore((store) => store.open);
  const state = useRun((run) => run);
  const prompts = usePromptsStore((store) => store.prompts);
  // A soak ends without an event.
  const soaks = open?.gates.some(({ id, soakMs }) => soakMs > 0 && state.gates[id] === undefined) === true;
  const now = useNow(soaks ? 5_000 : null);
  return useMemo(
    () => (open === null || state.seq === 0 ? null : turnOf({ open, state, prompts, now })),
    [open, state, prompts, now],
  );
}
