import { addNumbers } from '../../shared/lib/add-numbers.ts';
import type { WorkItem } from '../../shared/plan/work.ts';
import { isItemSettled, itemState, type RunState } from '../../shared/run/run-state.ts';

export interface WorkCount {
  readonly total: number;
  readonly settled: number;
  readonly waived: number;
  /** Failed, timed out or canceled: somebody must look. */
  readonly failed: number;
  readonly unknown: number;
  readonly running: number;
}

const nothing = { total: 0, settled: 0, waived: 0, failed: 0, unknown: 0, running: 0 };

/** The progress of a list of items. Followed items never end and are not counted. */
export function countWork(items: readonly WorkItem[], state: RunState): WorkCount {
  const count = { ...nothing };
  for (const item of items) {
    const { status } = itemState(state, item.id);
    if (status === 'failed' || status === 'timed-out' || status === 'cancelled') count.failed += 1;
    if (item.follow) continue;
    count.total += 1;
    if (isItemSettled(state, item.id)) count.settled += 1;
    if (status === 'waived') count.waived += 1;
    if (status === 'unknown') count.unknown += 1;
    if (status === 'running') count.running += 1;
  }
  return count;
}

/** The sum of counts. */
export function sumCounts(counts: readonly WorkCount[]): WorkCount {
  return counts.reduce(addNumbers<WorkCount>, nothing);
}
