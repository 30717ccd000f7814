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
  stop(reason: StopReason): void;
  /** What runs on a host now; without a name, on the only host or the group's first that runs. */
  on(host?: string): WatchedAttempt | undefined;
}
