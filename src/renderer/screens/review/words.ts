import type { Environment } from '../../../shared/plan/environment.ts';
import { count } from '../../../shared/text/count.ts';

export const home = 'Home';
export const opening = 'Opening…';
export const reading = 'Reading the checklist…';
export const failedTitle = 'Couldn’t open this checklist';
export const tryAgain = 'Try again';
export const readEdited = 'read the edited checklist';
export const watchDocument = 'watch the checklist for changes';
export const startRelease = 'start the release';

export const about = (file: string, lines: number, isFirst: boolean): string =>
  `${file} · ${count(lines, 'line')}${isFirst ? ' · first opening' : ''}`;

/** What an edit during the review changed. `first` is the first changed item; null where no item changed. */
export function edit(
  numbers: { readonly added: number; readonly changed: number; readonly removed: number },
  first: { readonly title: string; readonly line: number } | null,
): string {
  if (first === null) return 'The checklist was edited and read again. Its items are unchanged.';
  const { added, changed, removed } = numbers;
  return `The checklist was edited and read again: ${added} new, ${changed} changed, ${removed} removed. First: “${first.title}”, line ${first.line}.`;
}

export const sidecarErrors = 'The sidecar has errors. Nothing can run until they are fixed.';
export const documentNotes = 'Notes about the document';
export const place = (line: number, column: number): string => `line ${line}, column ${column}`;

// Saving
export const saving = 'Saving…';
export const savedTo = (file: string): string => `Saved to ${file}`;
export const notSavedYet = 'Answers are saved as you give them';
export const undo = 'Undo';
export const undoHint = (told: string): string => `Undo: ${told}`;

// Starting
export const fixSidecar = 'Fix the sidecar first.';
export const ready = (asked: number): string =>
  asked === 0
    ? 'Nothing runs until you start.'
    : `Nothing runs until you start. ${count(asked, 'choice')} ${asked === 1 ? 'is' : 'are'} asked during the run.`;
export const open = (blockers: readonly string[]): string => `Still open: ${blockers.join(', ')}.`;
export const start: Readonly<Record<Environment, string>> = {
  production: 'Start in production',
  staging: 'Start in staging',
  practice: 'Start rehearsal',
};

/** Before a second run in production beside one that is open. `from` is when that one was created. */
export const secondRun = (other: { readonly title: string; readonly version: string }, from: string) => ({
  title: 'Start a second run in production?',
  text: `${other.title} ${other.version} from ${from} has not ended. Two runs at once can change the same servers.`,
  confirm: 'Start a second run',
});
export const resumeInstead = 'Open that run';

// The bar below
export const keys = (modifier: string): string => `J / K next and previous · ${modifier}Z undo`;
export const planHash = (hash: string): string => `plan sha-256 ${hash.slice(0, 8)}`;

export const openRuns = 'Open runs of this checklist';
export const openRun = (run: {
  readonly kind: string;
  readonly from: string;
  readonly status: string;
  readonly settled: number;
  readonly total: number;
}): string => `A ${run.kind} from ${run.from} is still ${run.status}: ${run.settled} of ${run.total} done.`;
export const resume = 'Resume it';
