// What the command line says at a gate, and while it soaks.

export const shut = (gate: string): string => `The ${gate} gate is shut:`;
export const needsPerson = (gate: string): string =>
  `The ${gate} gate needs a person to open it. Nothing more was started. Resume the run in a terminal, or add --yes.`;
export const askOpen = (gate: string): string => `Open the ${gate} gate? Type yes: `;
/** The reason that the journal keeps. */
export const openedAhead = (soaked: string | null): string =>
  soaked === null ? 'opened with --yes' : `opened with --yes after ${soaked} of soaking`;

export const askSignoff = (role: string, waivable: boolean): string =>
  `Sign-off of ${role}: type the name of who signs${waivable ? ', w to waive it' : ''}, or q to quit: `;
export const askSignoffReason = 'Reason: ';
export const noSignoffReason = 'no reason given';
/** The reason that the journal keeps. */
export const signoffWaivedAhead = 'waived with --yes: nobody was asked';

export const shutUntil = (gate: string, until: string): string => `The ${gate} gate is shut until ${until}:`;
export const soaking = (left: string): string => `soaking for another ${left}`;
export const waiting = (run: string): string =>
  `Waiting. Press Ctrl-C to stop waiting and leave the run open. Resume with: slipway resume ${run}`;
export const askWait = '[w]ait here and watch, [q]uit: ';
export const stoppedWaiting = (run: string): string =>
  `Stopped waiting. The run stays open and its gate stays shut. Resume with: slipway resume ${run}`;
export const stillWaiting = (until: string): string => `Still waiting, until ${until}`;
