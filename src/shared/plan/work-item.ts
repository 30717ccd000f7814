import type { PhaseKind, Where } from './plan.ts';
import type { Guard, Nature, Runs, ShellState, Stage } from './sheet.ts';
import type { StepSettings } from './step-settings.ts';

/**
 * One thing a run does: a manual box, a check, or one command of a step.
 * A step with several commands becomes one work item a command, so that each has its own outcome, waiver and retry.
 */
export interface WorkItem {
  readonly id: string;
  readonly kind: 'manual' | 'check' | 'step';
  readonly title: string;
  readonly command?: string;
  readonly expect?: string;
  /** The plan element it came from: the task item, or the step. */
  readonly source: string;
  readonly phase: string;
  /** Follows from `when`; of a section of a stage, the finer kind that its heading names. */
  readonly phaseKind: PhaseKind;
  readonly when: Stage;
  /** How a walk comes to it. */
  readonly runs: Runs;
  /** Only on a command. */
  readonly nature?: Nature;
  /** Only on a command that leaves something in its shell for those behind it. */
  readonly sets?: ShellState;
  /** The first of its section to go to another directory: a relative one may count from where sections start. */
  readonly entersSection?: true;
  /** Of a box: ids of the commands below it that are what it asks for. It is ticked once they have passed. */
  readonly holds?: readonly string[];
  /** What a person decides before it may run, and the question that decides it. */
  readonly guard?: Guard;
  readonly question?: string;
  /** The guard is its section's, and not its own. */
  readonly isSectionGuarded?: true;
  /** Of a manual line: what is to be run in some other console. */
  readonly code?: string;
  /** Whether the document has a box for it. */
  readonly boxed: boolean;
  readonly where: Where;
  readonly follow: boolean;
  readonly verify: boolean;
  readonly interactive: boolean;
  readonly danger?: string;
  /** Target that runs it, where an `ssh` of the document was taken over. */
  readonly target?: string;
  /** The source of the work that this one undoes; a rollback takes it only where that work was begun. */
  readonly undoes?: string;
  readonly placeholders: readonly string[];
  readonly timeoutMs?: number;
  /** What its author asks of its run. */
  readonly settings?: StepSettings;
  readonly line: number;
  /** Whether the document's own box was already ticked when the plan was read. */
  readonly checked: boolean;
}
