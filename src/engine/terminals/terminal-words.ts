// What is said of terminals that the engine keeps.

export const gone = 'This terminal is closed, or it ended with the engine that ran it.';
export const goneHint = 'Open a new one on the same machine.';
export const tooMany = (most: number): string =>
  `This console already has ${most} terminals, which is the most it keeps. No new one was opened.`;
export const tooManyHint = 'Close terminals you no longer need.';
export const lonely = (hours: number): string => `nobody looked at this terminal for ${hours} hours`;
