export const closeMessage = 'Close this message';

/** `what` names what was not done, in the infinitive: `open the gate`. */
export const couldNot = (what: string): string => `Couldn’t ${what}`;
