import { isForward, type WorkItem } from '../../../../shared/plan/work.ts';
import { openQuestion } from '../../../../shared/run/choices.ts';
import { isSettled } from '../../../../shared/run/is-settled.ts';
import { needsConfirmation } from '../../../../shared/run/needs-confirmation.ts';
import { itemState, type RunState } from '../../../../shared/run/run-state.ts';
import type { WorkFilter } from '../../../stores/view/selection-store.ts';

/** Whether an item of a release is shown under a filter. Pure. */
export function isUnder(filter: WorkFilter, item: WorkItem, state: RunState): boolean {
  if (filter === 'all') return true;
  const { status } = itemState(state, item.id);
  const isTroubled =
    status === 'failed' || status === 'timed-out' || status === 'cancelled' || status === 'unknown';
  if (filter === 'failed') return isTroubled;
  if (!isForward(item.phaseKind) || item.follow || isSettled(status)) return false;
  if (filter === 'open') return true;
  return (
    (item.kind === 'manual' && item.holds === undefined) ||
    status === 'unknown' ||
    needsConfirmation(item, state) ||
    openQuestion(state, item) !== null
  );
}

/** How many items of a release each filter shows. */
export function filterCounts(
  work: readonly WorkItem[],
  state: RunState,
): Readonly<Record<Exclude<WorkFilter, 'all'>, number>> {
  const of = (filter: WorkFilter): number => work.filter((item) => isUnder(filter, item, state)).length;
  return { failed: of('failed'), mine: of('mine'), open: of('open') };
}

/** The items of the whole release under a filter, and the selected one: a row must not vanish below the keyboard. */
export function filteredItems(
  work: readonly WorkItem[],
  state: RunState,
  { filter, item: selected }: { readonly filter: WorkFilter; readonly item: string | null },
): readonly WorkItem[] {
  return work.filter((item) => item.id === selected || isUnder(filter, item, state));
}
