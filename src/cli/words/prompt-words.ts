// What the command line asks on behalf of the engine, and says where a person leaves a question.

export const askAccept = 'Accept it? Type yes: ';
export const askYes = 'Type yes to go on: ';
export const askValue = '> ';
export const askSave = (keychain: string): string => `Save it in ${keychain}? [y]es, [n]o: `;
export const leftQuestion = 'Stopped with Ctrl-C. Nothing more was started.';
export const leftQuestionHint = 'Resume an open run with: slipway resume RUN';
/** Whose message an error is. */
export const errorPrefix = 'slipway:';
