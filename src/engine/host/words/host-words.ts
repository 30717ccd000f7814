// What the host of the consoles says.

export const onlyOwnAddress = 'This console answers only to its own address.';
export const onlyGet = 'Only GET.';
export const needsLink = 'Open the console with the link that slipway printed.';
export const linkUsed = 'This link was already used or is wrong. Print a new one with: slipway serve';
export const notFound = 'not found\n';
export const questionClosed = 'That question is no longer open.';
export const unexpected = (why: string): string => `Something unexpected went wrong: ${why}`;
export const unexpectedHint = 'What was recorded so far is safe in the journal.';
export const notListed = (folder: string, why: string): string => `${folder} cannot be listed: ${why}`;

// Logs
export const linesLeftOut = (lines: number): string =>
  `${lines} ${lines === 1 ? 'line was' : 'lines were'} left out here: they came faster than this window took them. They are still in their log.`;
