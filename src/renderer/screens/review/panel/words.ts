import { count } from '../../../../shared/text/count.ts';

export const panel = 'What deserves a look';
export const toLookAt = (n: number): string =>
  n === 0 ? 'Nothing left to look at' : `${count(n, 'thing')} to look at`;
export const lead = (blocking: number): string =>
  blocking === 0
    ? 'You can start. Click a line of the document to change what it is.'
    : 'Then you can start. The rest was understood; click a line of the document to change it.';
export const nothingToRun = 'Nothing to run was found in this file';
export const nothingToRunLead =
  'It has no box, no command, no instruction, and nothing to watch. Check that it is the right file, or click a line of the document to say what it is.';
export const answered = 'Already answered';
export const answeredLead = 'from the document and the sidecar';
export const signoffs = (roles: readonly string[]): string =>
  `Sign-offs: ${count(roles.length, 'role')}, asked for at the gate before the release`;
export const contactsMissing = (n: number): string =>
  `${count(n, 'contact')} in the document ${n === 1 ? 'is' : 'are'} not filled in`;
export const lines = (from: number, until: number): string =>
  from === until ? `line ${from}` : `lines ${from}–${until}`;
