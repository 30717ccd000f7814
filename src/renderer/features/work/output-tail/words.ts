import { count } from '../../../../shared/text/count.ts';

export const lastLines = (title: string): string => `Last lines of the output of ${title}`;
export const moreLines = (n: number): string => `${count(n, 'more line')} above`;
export const printedNothing = 'It printed nothing.';
export const noTail = (why: string): string => `Its output could not be read: ${why}`;
