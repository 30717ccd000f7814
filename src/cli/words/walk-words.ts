import type { Question } from '../../shared/run/choices.ts';
import { statusText } from '../../shared/text/status-text.ts';

// What a walk through a run asks for, and says where it stops. A word's color is the printer's business.

const stays = (run: string): string => `Nothing more was started; run ${run} stays open.`;

// Dangerous items
export const dangerous = (sentence: string): string => `${sentence}:`;
export const needsConfirmation =
  'The step needs confirmation and was not started. Run it in a terminal, or add --allow-dangerous.';
export const askDanger = 'Run it? Type yes: ';

// Items that did not pass
export const ended = (status: string): string => `${statusText(status)}:`;
export const stopped = (title: string, run: string): string => `${title}. ${stays(run)}`;
export const askAfterFailure = (title: string, waive: string): string =>
  `${title} — [r]etry, ${waive}[q]uit: `;
export const unknownOutcome = 'Unknown outcome:';
export const unknownAdvice =
  'Check the target, then record the outcome in the console, or waive the item there.';

// Commands that ask at the keyboard
export const needsKeyboard = (title: string, run: string): string =>
  `Needs a person at the keyboard: ${title}. It was not started. ${stays(run)}\n` +
  '  Resume it in a terminal, or open it in the window. If the command asks nothing, say so in the sidecar (plan.natures).';
export const keyboardLent = 'Your keyboard goes to this command. Press Ctrl-] to cancel it.';

// Boxes
export const needsTick = (title: string, run: string): string =>
  `Needs a person to tick it: ${title}. ${stays(run)}`;
export const askTick = (title: string, waive: string, before: boolean): string =>
  `[ ] ${title}${before ? ' (ticked in the file before this run)' : ''} — [y]es, ${waive}[q]uit: `;
/** Who ticked a box, in the journal. */
export const tickedAhead = 'confirmed in advance with --yes';

// Waivers
export const waiveChoice = '[w]aive, ';
export const askReason = 'Reason: ';
export const noReason = 'no reason given';

// Rolling groups, and servers that refuse the sign-in
export const partWay = 'Paused part way:';
export const paused = 'Paused:';
export const refused = (run: string): string =>
  `Nothing more was started and no outcome was recorded; run ${run} stays open.\n  When the server accepts your sign-in again: slipway resume ${run}`;
export const rollbackPaused = 'Rollback paused:';

// Where the document leaves something to a person
export const open = (kind: Question['kind']): string =>
  kind === 'option' ? 'One of several ways is meant:' : 'Only in this case:';
export const prompt = (answers: number): string => `Choose 1–${answers}, or q to stop: `;
export const needsAnswer = ({ question, answers }: Question): string =>
  `A decision is open. Nothing further was started.\n  Answer it in the sidecar:\n    choose:\n      ${JSON.stringify(question)}: ${JSON.stringify(answers[0] ?? '')}\n  Answers: ${answers.map((each) => JSON.stringify(each)).join(', ')}`;
export const preparation = (count: number): string =>
  count === 1
    ? 'Prepare: 1 step changes something before the release:'
    : `Prepare: ${count} steps change something before the release:`;
export const confirmPreparation = 'run them? Type yes: ';
export const needsPreparation =
  'They need a person. None of them was started. Run this in a terminal, or add --yes';
