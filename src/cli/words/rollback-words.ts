import { formatDuration } from '../../shared/text/duration.ts';
import { whateverStepsRestore } from './proposal-words.ts';

// What `slipway rollback` says before and after a rollback's events.

export const title = 'Roll back';
export const ofRun = (plan: string, run: string): string => `${plan} (run ${run})`;
export const restores = (what: string): string => `Restores ${what || whateverStepsRestore}`;
export const usually = (expectedMs: number): string => ` · usually takes ${formatDuration(expectedMs)}`;
export const needsConfirmation = 'The rollback needs confirmation. Nothing was started.';
export const needsConfirmationHint = 'Run it in a terminal, or add --yes.';

export const noProcedure = (name: string): string =>
  `No rollback procedure is named "${name}". Nothing was started.`;
export const procedures = (headings: readonly string[]): string =>
  headings.length === 0
    ? 'The checklist has no rollback procedure.'
    : `Available procedures: ${headings.join(', ')}.`;

export const answered = (host: string, connectMs: number, version: string): string =>
  `${host} answered in ${connectMs} ms${version === '' ? '' : ` and runs ${version}`}`;
export const noSteps = 'The rollback has no steps. Nothing was started.';
export const stoppedBefore = 'Stopped before the first effect:';
export const firstEffect = (title: string, target: string): string => `${title} @ ${target}`;
export const drillTook = (tookMs: number, expectedMs: number | null): string =>
  `(${formatDuration(tookMs)}${expectedMs === null ? '' : `; a whole rollback usually takes ${formatDuration(expectedMs)}`})`;
