import type { Plan } from '../../../shared/plan/plan.ts';
import { looksSecret, wordsOf } from './secret-names.ts';

/** A value that the document itself states, and where; null for its front matter and its head. */
export interface GivenValue {
  readonly value: string;
  readonly line: number | null;
}

/** Values offered for one name. */
const mostValues = 3;

/** What the document says for a placeholder, by its words. Names that look secret have nothing offered. */
export function givenValues(
  { metadata, fields }: Plan,
  text: string,
): (name: string) => readonly GivenValue[] {
  const found = new Map<string, GivenValue[]>();
  const add = (name: string, value: string, line: number | null): void => {
    const words = wordsOf(name).join(' ');
    if (words === '' || !isValue(value) || looksSecret(name)) return;
    const values = found.get(words) ?? [];
    if (values.length < mostValues && !values.some((known) => known.value === value))
      values.push({ value, line });
    found.set(words, values);
  };
  for (const [name, value] of Object.entries(metadata)) add(name, value.replace(/\s+/g, ' ').trim(), null);
  for (const { name, value, line } of fields) if (value !== undefined) add(name, value, line);
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, name = '', value = ''] = assignment.exec(line.slice(0, 400)) ?? [];
    if (name !== '') add(name, value.replace(/^(["'`])(.*)\1$/, '$2'), index + 1);
  }
  return (name) => found.get(wordsOf(name).join(' ')) ?? [];
}

/** `export VERSION=1.2.3`, `- **Version:** 1.2.3`, `tag = "v1"`. */
const assignment =
  /^\s*(?:[-*+]\s+)?(?:export\s+|set\s+)?[*_`]{0,3}([A-Za-z][\w .-]{0,40}?)[*_`]{0,3}\s*(?:=|:)[*_`]{0,3}\s*("[^"]{1,60}"|'[^']{1,60}'|`[^`]{1,60}`|[^\s"'`]{1,60})[*_`]{0,3}\s*(?:#.*)?$/;

/** A value that stands for itself: no placeholder, no blank, no substitution. */
function isValue(value: string): boolean {
  return (
    value.length <= 80 &&
    /[\p{L}\p{N}]/u.test(value) &&
    !/[<>{}$`\p{Cc}\p{Cf}\u2028\u2029]|_{3}|^\.+$/u.test(value)
  );
}
