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

/** A line's worth of {@link printable} text: what has several lines makes none of its own. */
export function printableLine(text: string): string {
  return printable(text).replaceAll(/[\n\u2028\u2029]/g, ' ⏎ ');
}

/**
 * A value with all its texts {@link printableLine}, however deep they stand, except those of the fields in `whole`, which keep
 * their lines. What is printed of an event or a run is taken from here, so that no field can be forgotten.
 */
export function printableFields<T>(value: T, whole: readonly string[] = []): T {
  return mapTexts(value, (text, key) => (whole.includes(key) ? printable(text) : printableLine(text))) as T;
}

function mapTexts(value: unknown, change: (text: string, key: string) => string, key = ''): unknown {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [change(name, ''), mapTexts(each, change, name)]),
  );
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
