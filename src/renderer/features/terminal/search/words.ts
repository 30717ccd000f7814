export const find = 'Find';
export const findHere = 'Find in this terminal';
/** Of more than a thousand matches only the number is not known. */
export const found = (index: number, count: number): string =>
  count === 0 ? 'no match' : index === -1 ? `${count} or more` : `${index + 1} of ${count}`;
export const options = {
  caseSensitive: { label: 'Match case', mark: 'Aa' },
  wholeWord: { label: 'Whole words', mark: 'W' },
  regex: { label: 'Regular expression', mark: '.*' },
} as const;
export const badPattern = 'not a regular expression';
export const previous = 'Previous match';
export const next = 'Next match';
export const closeSearch = 'Close search';
