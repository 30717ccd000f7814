import type { Armed } from '../../../shared/journal/events.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { ActiveRun } from '../../run/drive/active-run.ts';

/** A run that can be rolled back, or is a rollback: what the rollback needs of it beyond its session and driver. */
export interface ReleaseRun extends ActiveRun {
  /** The document the run was created from. */
  readonly plannedText: Promise<string>;
  /** Pins the restore point and uploads artifacts, as far as an item's effect needs them. */
  prepare(item: WorkItem): Promise<void>;
  /** Checks now whether a rollback would find what it needs; null while no restore point is pinned. */
  checkReadiness(): Promise<Armed | null>;
  /** How long a rollback is expected to take, in ms; null while nothing is known. */
  expectedRollbackMs(): Promise<number | null>;
}
