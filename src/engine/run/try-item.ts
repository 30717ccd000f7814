import type { Outcome } from '../../shared/outcome.ts';
import { itemState } from '../../shared/run-state.ts';
import type { WorkItem } from '../../shared/work.ts';
import type { RunDriver, RunOptions } from './run-driver.ts';

/**
 * Runs an item and, where it fails, again as often as its author allows (`retries`); every try is an attempt of its own in
 * the journal. Settles with the last outcome. `isStopped` is asked before a further try.
 */
export async function tryItem(
  driver: RunDriver,
  item: WorkItem,
  isStopped: () => boolean = () => false,
  options: RunOptions = {},
): Promise<Outcome> {
  for (let left = item.settings?.retries ?? 0; ; left -= 1) {
    const live = await driver.run(item.id, options);
    if (item.follow) return 'passed';
    const outcome = await live.done;
    if (outcome !== 'failed' || left <= 0 || isStopped()) return outcome;
  }
}

/** Whether a walk goes on past an item that failed: its author said so, and it stays failed for all to see. */
export function isPassedOver(driver: RunDriver, item: WorkItem): boolean {
  return (
    item.settings?.continueOnError === true && itemState(driver.session.state, item.id).status === 'failed'
  );
}
