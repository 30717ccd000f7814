import { parseJson } from '../../../shared/lib/attempt.ts';

/** A line that is JSON from its first brace on, laid out; every other as it is. */
export function layOut(text: string): string {
  const start = text.indexOf('{');
  if (start === -1) return text;
  const value = parseJson(text.slice(start));
  if (typeof value !== 'object' || value === null) return text;
  const before = text.slice(0, start).trim();
  return `${before === '' ? '' : `${before}\n`}${JSON.stringify(value, null, 2)}`;
}
