/* Escape sequences of a log are somebody else's drawing: they are left out, never followed. */
const esc = '\\u001b';
const bell = '\\u0007';
const csi = `${esc}\\[[0-?]*[ -/]*[@-~]`;
const osc = `${esc}\\][^${bell}${esc}]*(?:${bell}|${esc}\\\\)?`;
const short = `${esc}[@-Z\\\\-_]`;
const control = '[\\u0000-\\u0008\\u000b-\\u001a\\u007f]';
const sequences = new RegExp([csi, osc, short, control].join('|'), 'g');

/** A log line without escape sequences and control characters. */
export function stripAnsi(text: string): string {
  return text.replace(sequences, '');
}
