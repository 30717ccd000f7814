import type { Outcome } from '../../../shared/journal/outcome.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { StopReason } from './classify-outcome.ts';
import type { WatchedAttempt } from './watch-attempt.ts';

/** An attempt under way in this process, on one host or on a group of them. */
export interface LiveAttempt {
  readonly item: WorkItem;
  readonly attempt: number;
  /**
   * Settles when the outcome is known and handed to the journal, which is about to flush it. Only for callers that do nothing
   * next but append: what follows then shares the flush, and does not start if it fails.
   */
  readonly known: Promise<Outcome>;
  /** Settles with the recorded outcome. */
  readonly done: Promise<Outcome>;
  /** Once `known` has settled: it is certain that nothing of it ran, and nobody stopped it. */
  isToBeStartedAgain?(): boolean;
  stop(reason: StopReason): void;
  /** Of one that was sent ahead of another's end: sees to it that it does not begin, unless it has; true where it does not. */
  withdraw?(): Promise<boolean>;
  /** What runs on a host now; without a name, on the only host or the group's first that runs. */
  on(host?: string): WatchedAttempt | undefined;
}
