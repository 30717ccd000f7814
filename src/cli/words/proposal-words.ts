// What the command line says about rollback triggers, and the rollbacks they propose.

const firstLetter = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const proposed = (why: string, since: string): string => `${firstLetter(why)}, since ${since}`;
export const restores = (what: string): string => `Rolling back restores ${what || whateverStepsRestore}`;
export const whateverStepsRestore = 'what its steps restore';
export const ask = '[r]oll back, [d]ecline and continue, [q]uit: ';
export const askReason = 'Reason (optional): ';
export const askConfirmation = 'Type "roll back" to start: ';
export const confirmation = 'roll back';
export const needsDecision = (run: string): string =>
  [
    `The proposed rollback needs a decision. Nothing more was started; run ${run} stays open.`,
    `  Roll back: slipway rollback ${run} --yes`,
    `  Review or decline: slipway resume ${run} (in a terminal)`,
  ].join('\n');

/** What is watched; `rest` follows with the triggers that cannot be. */
export const watched = (mode: string, triggers: string, rest: boolean): string =>
  `rollback.on is ${mode}: ${triggers}${rest ? ':' : ''}`;
export const notRead = (source: string, reason: string): string => `${source} is not read: ${reason}`;
export const readAgain = (source: string): string => `${source} is read again`;
export const unwatched = (rule: string, reason: string): string => `“${rule}”: ${reason}`;
