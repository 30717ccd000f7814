import * as words from '../run-words.ts';

/** As many names as fit a sentence; the rest is counted. */
export function listNames(names: readonly string[]): string {
  const named = names.slice(0, 5);
  const more = names.length - named.length;
  return more > 0 ? words.andMore(named.join(', '), more) : named.join(', ');
}
