// What the host of the consoles says.

export const onlyOwnAddress = 'This console answers only to its own address.';
export const onlyGet = 'Only GET.';
export const notAnAddress = 'This is no address of the console.';
export const needsLink =
  'Open the console with the link that slipway printed. To get a new one, run this in a terminal on the same machine: slipway serve --link';
export const linkUsed =
  'This link was already used or is wrong. To get a new one, run this in a terminal on the same machine: slipway serve --link';
export const linkNotYours = 'Only the account that runs this console can ask for a link.';
export const entering = 'Opening the console…';
export const notFound = 'not found\n';
export const questionClosed = 'That question is no longer open.';
export const noRehearsal = 'This run is no rehearsal of this console, so nothing is broken on purpose here.';
export const unexpected = (why: string): string => `Something unexpected went wrong: ${why}`;
export const unexpectedHint = 'What was recorded so far is safe in the journal.';
export const fault = (why: string): string =>
  `Slipway met an error that it was not prepared for: ${why}. It keeps running, and so does every step that was running.`;
export const faultHint = (file: string | null): string =>
  `Look at the state of your run before you start anything else. ${
    file === null
      ? 'The details could not be written to a file.'
      : `The details are in ${file}; please report them.`
  }`;

// Logs
export const linesLeftOut = (lines: number): string =>
  `${lines} ${lines === 1 ? 'line was' : 'lines were'} left out here: they came faster than this window took them. They are still in their log.`;
