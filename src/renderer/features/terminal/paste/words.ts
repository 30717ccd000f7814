import { count } from '../../../../shared/text/count.ts';

export const question = (lines: number, place: string): string =>
  `Paste ${count(lines, 'line', 'lines')} into “${place}”? This release is in production, and the shell may run each line at once. Nothing has been pasted yet.`;
export const cancel = 'Cancel';
export const confirm = (lines: number): string => `Paste ${count(lines, 'line', 'lines')}`;
