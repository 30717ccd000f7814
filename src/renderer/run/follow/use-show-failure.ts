import { useEffect } from 'react';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import { type OpenPlan, usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useDockStore } from '../../stores/view/dock-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { failedOf, runningItem } from '../run-labels.ts';

/** Turns the dock to the output of the first failure once nothing runs any more; what a person selects then goes before it. */
export function useShowFailure(): void {
  const open = usePlanStore((store) => store.open);
  const run = useRun((state) => state.run);
  // A text, so that it changes only when another failure is the first.
  const first = useRun((state) => (open === null ? null : firstFailure(open, state)));
  const selected = useSelectionStore((store) => store.item);
  useEffect(() => {
    // Whatever a person turns to replaces it.
    void selected;
    useDockStore.getState().point(null);
  }, [selected]);
  useEffect(() => {
    const [attempt = '', item = ''] = first?.split(' ') ?? [];
    useDockStore.getState().point(first === null ? null : { run, item, attempt: Number(attempt) });
  }, [run, first]);
}

/** `1 i7`: the last attempt of the first item that failed; null while something runs, and where nothing failed. */
function firstFailure(open: OpenPlan, state: RunState): string | null {
  if (runningItem(state, open) !== undefined) return null;
  const [failed] = failedOf(open, state);
  const last = failed === undefined ? undefined : itemState(state, failed.id).attempts.at(-1);
  return failed === undefined || last === undefined ? null : `${last.n} ${failed.id}`;
}
