import { usePlanStore } from '../stores/run/plan-store.ts';
import { useRunStore } from '../stores/run/run-store.ts';
import { useSelectionStore } from '../stores/view/selection-store.ts';
import { showItem } from './navigate.ts';
import { failedOf } from './run-labels.ts';

/** Shows the failed item after the selected one, from the first again behind the last; false where nothing failed. */
export function showNextFailure(): boolean {
  const { open } = usePlanStore.getState();
  const { current, views } = useRunStore.getState();
  const state = views[current ?? '']?.state;
  if (open === null || state === undefined) return false;
  const failed = failedOf(open, state);
  const at = failed.findIndex(({ id }) => id === useSelectionStore.getState().item);
  const next = failed[at + 1] ?? failed[0];
  if (next === undefined) return false;
  showItem(open, next);
  return true;
}
