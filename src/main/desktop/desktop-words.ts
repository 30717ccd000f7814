import { showHidden } from '../../shared/text/control-characters.ts';
import type { Happening } from './happenings.ts';

/** As much as a notification shows; documents write titles of any length. */
const mostLetters = 160;

/** The title and the text of a notification. What documents wrote is cut, and its control characters are written out. */
export function noticeWords(
  { kind, texts }: Happening,
  release: string,
): { readonly title: string; readonly body: string } {
  const what = titles[kind](texts.length);
  return {
    title: release === '' ? what : `${what} · ${short(release)}`,
    body: texts.map(short).slice(0, 4).join('\n'),
  };
}

const titles: Readonly<Record<Happening['kind'], (count: number) => string>> = {
  turn: () => 'Your turn',
  'soak-over': () => 'The soak is over',
  failed: (count) => (count === 1 ? 'A step failed' : `${count} steps failed`),
  alert: (count) => (count === 1 ? 'An alert is firing' : `${count} alerts are firing`),
};

/** The button of a notification. */
export const show = 'Show';

function short(text: string): string {
  const [line = ''] = text.split('\n');
  return showHidden(line.length > mostLetters ? `${line.slice(0, mostLetters)}…` : line);
}
