import pLimit from 'p-limit';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Due } from '../../../shared/run/moves/due.ts';
import type { RunDriver } from '../drive/run-driver.ts';
import { runUntilPassed } from '../drive/run-until-passed.ts';
import * as words from '../run-words.ts';
import { describeProgress } from './describe-progress.ts';
import { rollSection } from './roll-section.ts';

/** Checks that run at once on one target: enough to hide latency, few enough for a default sshd's MaxSessions of ten. */
const checksAtOnce = 4;

/** What a walk keeps while it goes: what it ran, and whether it was told to stop. */
export interface WalkProgress {
  /** Ids of the items it ran; {@link carryOut} adds to it. */
  readonly tried: Set<string>;
  /** Asked before anything further starts. */
  readonly isStopped: () => boolean;
}

/**
 * Does what is due and resolves when it has come to its end, whatever its outcome: null, or why a roll stopped part way.
 * Throws what keeps an item from starting, once everything that runs beside it has ended.
 */
export async function carryOut(
  driver: RunDriver,
  due: Exclude<Due, { readonly kind: 'wait' | 'done' }>,
  progress: WalkProgress,
): Promise<string | null> {
  const { tried, isStopped } = progress;
  switch (due.kind) {
    case 'checks':
      await runChecks(driver, due.items, progress);
      return null;
    case 'run':
      tried.add(due.item.id);
      await runUntilPassed(driver, due.item, { isStopped });
      return null;
    case 'running':
      tried.add(due.item.id);
      await driver.live(due.item.id)?.done;
      return null;
    case 'roll': {
      for (const item of due.roll.items) tried.add(item.id);
      const end = await rollSection(driver, due.roll, { isStopped });
      return end.kind === 'held'
        ? words.pausedAt(end.item.title, end.outcome, describeProgress(driver.session, due.roll))
        : null;
    }
  }
}

/** Runs checks beside each other, bounded per target. */
async function runChecks(
  driver: RunDriver,
  checks: readonly WorkItem[],
  { tried, isStopped }: WalkProgress,
): Promise<void> {
  const refusals: unknown[] = [];
  const isOver = (): boolean => isStopped() || refusals.length > 0;
  const byTarget = Map.groupBy(checks, (item) => driver.session.placement[item.id] ?? '');
  await Promise.all(
    [...byTarget.values()].map((items) =>
      pLimit(checksAtOnce).map(items, async (item) => {
        if (isOver()) return;
        tried.add(item.id);
        await runUntilPassed(driver, item, { isStopped }).catch((error: unknown) => refusals.push(error));
      }),
    ),
  );
  if (refusals.length > 0) throw refusals[0];
}
