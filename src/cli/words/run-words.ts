import type { RunState } from '../../shared/run/run-state.ts';
import { statusText } from '../../shared/text/status-text.ts';

// What `slipway run`, `resume` and `cancel` say beside a run's events.

export const runId = (run: string): string => `run ${run}`;
export const resumeWith = (run: string): string => `Resume with: slipway resume ${run}`;
export const alreadyEnded = 'The run has already ended.';
export const hasEnded = ({ outcome, summary, rollback }: RunState): string =>
  `The run has ended: ${rollback?.outcome === 'passed' ? 'rolled back' : statusText(outcome ?? 'unknown')} · ${summary}`;

const drivenBy = (who: string): string => `This run is driven by ${who}.`;
export const notResumed = (driver: string): string => `${drivenBy(driver)} Nothing was started here.`;
export const notResumedHint = 'Continue in that console, or close it first.';
export const notCanceled = (driver: string): string => `${drivenBy(driver)} Nothing was canceled.`;
export const notCanceledHint = 'Cancel the run in that console.';
/** The reason that the journal keeps. */
export const canceledHere = 'canceled from the command line';

export const noTag = (tag: string): string => `No item has the tag "${tag}". Nothing was run.`;
export const noTagHint = 'Set tags on fences and items: { tag=NAME }.';
export const noPhase = (phases: readonly string[]): string =>
  `No phase heading contains ${phases.map((phase) => `"${phase}"`).join(' or ')}. Nothing was run.`;
export const noPhaseHint = 'List the phases with: slipway plan FILE';

const inJournal = 'What was confirmed is in the journal of the run; the boxes in the file stay as they are.';
export const notTicked = {
  unwritable: (file: string): string => `Ticks of ${file} cannot be written. ${inJournal}`,
  missing: (file: string): string => `${file} is gone. ${inJournal}`,
  edited: (file: string): string => `${file} was edited since the run began. ${inJournal}`,
} as const;

export const notSigned = (reason: string): string =>
  `The journal is not signed: ${reason}. Its heads alone speak for it.`;
