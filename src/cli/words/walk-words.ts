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
