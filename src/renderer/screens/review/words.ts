export const home = 'Home';
export const opening = 'Opening…';
export const reading = 'Reading the checklist…';
export const failedTitle = 'Couldn’t open this checklist';
export const tryAgain = 'Try again';
export const readEdited = 'read the edited checklist';
export const watchDocument = 'watch the checklist for changes';
export const saveReview = 'save the review';
export const startRelease = 'start the release';

export const views = {
  label: 'What the review shows',
  decided: 'Decided',
  toDecide: 'To decide',
  sections: 'Section by section',
} as const;

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

export const fixSidecar = 'Fix the sidecar first.';
export const decided = 'Everything is decided. Nothing runs until you start it.';
export const undecided = (questions: readonly string[]): string => `${questions.join(', ')}.`;
export const save = 'Save';
export const saved = 'Saved';
export const startRehearsal = 'Start rehearsal';
export const start = 'Start release';

export const understood = 'What Slipway found';
export const counts = {
  checks: 'checks to run',
  steps: 'commands to run',
  boxes: 'boxes to tick',
  rollback: 'rollback commands',
  gates: 'gates',
  signoffs: 'sign-offs',
  budgets: 'budgets',
  alerts: 'alert rules',
  contacts: 'contacts',
  maintenance: 'maintenance tasks',
} as const;
export const line = (n: number): string => `line ${n}`;
export const noRollback =
  'No rollback section in this document: if the release fails, Slipway has nothing to roll back with. Add one to the checklist.';
export const answersKept = (file: string | null): string =>
  file === null
    ? 'Your answers are saved in a small file next to the checklist. The checklist itself is not changed.'
    : `Your answers are saved in ${file}.`;

export const openRuns = 'Open runs of this checklist';
export const openRun = (run: {
  readonly kind: string;
  readonly from: string;
  readonly status: string;
  readonly settled: number;
  readonly total: number;
}): string => `A ${run.kind} from ${run.from} is still ${run.status}: ${run.settled} of ${run.total} done.`;
export const resume = 'Resume it';
