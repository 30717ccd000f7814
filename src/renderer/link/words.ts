export const closeMessage = 'Close this message';

/** `what` names what was not done, in the infinitive: `open the gate`. */
export const couldNot = (what: string): string => `Couldn’t ${what}`;

/** Of a window whose link is used up, or that was opened without one. */
export const shutOut =
  'This window is not signed in to the console, so it can do nothing. The console and its runs continue. To sign in, run this in a terminal on the same machine and open the link it prints: slipway serve --link';
