import type { Outcome } from '../../../shared/journal/outcome.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { LiveAttempt } from '../attempt/live-attempt.ts';
import type { StartOptions } from '../start/start-options.ts';
import type { RunDriver } from './run-driver.ts';

/** How a try is seen through to its end. */
interface Trying {
  readonly options?: StartOptions;
  /** Asked before a further try. */
  readonly isStopped?: () => boolean;
  /** What of an attempt is waited for; its recorded outcome when left out. */
  readonly outcomeOf?: (live: LiveAttempt) => Promise<Outcome>;
}

/**
 * Runs an item and, where it fails, again as often as its author allows (`retries`); every try is an attempt of its own in
 * the journal. Settles with the last outcome.
 */
export async function runUntilPassed(
  driver: RunDriver,
  item: WorkItem,
  trying: Trying = {},
): Promise<Outcome> {
  const live = await driver.run(item.id, trying.options);
  return item.follow ? 'passed' : seeThrough(driver, live, trying);
}

/** A start that was lost on its way, so that nothing of it ran, is tried again this often. */
const mostLost = 2;

/** Goes on from an attempt that was started, as {@link runUntilPassed} does. */
export async function seeThrough(
  driver: RunDriver,
  first: LiveAttempt,
  { options, isStopped = () => false, outcomeOf = (live) => live.done }: Trying = {},
): Promise<Outcome> {
  let live = first;
  let lost = 0;
  for (let left = live.item.settings?.retries ?? 0; ; ) {
    const outcome = await outcomeOf(live);
    const isLost = outcome === 'cancelled' && live.isToBeStartedAgain?.() === true && lost < mostLost;
    const isRetried = (outcome === 'failed' || outcome === 'timed-out') && left > 0;
    if ((!isLost && !isRetried) || isStopped()) return outcome;
    if (isLost) lost += 1;
    else left -= 1;
    await live.done;
    live = await driver.run(live.item.id, options);
  }
}
