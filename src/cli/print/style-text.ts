import { styleText } from 'node:util';
import { writeHidden } from '../../shared/text/control-characters.ts';

type Format = Parameters<typeof styleText>[0];
const paint =
  (format: Format) =>
  (text: string): string =>
    styleText(format, text);

/** Colors where standard output is a terminal that has them; plain text everywhere else and under NO_COLOR. */
export const style = {
  bold: paint('bold'),
  dim: paint('dim'),
  red: paint('red'),
  green: paint('green'),
  yellow: paint('yellow'),
  blue: paint('blue'),
  cyan: paint('cyan'),
};

/** Text from documents and servers, without what could move the cursor or hide a part of it. */
export function printable(text: string): string {
  return writeHidden(text, escaped).replaceAll('\r', escaped);
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
