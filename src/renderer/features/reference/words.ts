import { count } from '../../../shared/text/count.ts';

export const contacts = 'Contacts';
export const noContacts = 'The document has no contacts.';
export const notFilledIn = 'not filled in';
export const copied = (role: string): string => `${role}: copied`;
export const couldNotCopy = 'Couldn’t copy. Select and copy it here:';
export const copy = 'copy';
export const copyOf = (role: string): string => `Copy ${role}`;
export const reach = (word: string, role: string): string => `${word} ${role}`;
export const ways = { call: 'call', mail: 'email', open: 'open' } as const;

export const line = (n: number): string => `line ${n}`;

export const reference = 'reference';
export const notRun = (from: number, lines: number): string =>
  `line ${from} · ${count(lines, 'line')} · not run`;
