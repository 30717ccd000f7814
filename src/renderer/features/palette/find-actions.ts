import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';

/** What the search needs of an entry. */
export interface Findable {
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  readonly 'aria-disabled'?: unknown;
}

/** How well a word fits, from best to worst. */
const fit = { start: 0, wordStart: 1, within: 2, letters: 3, description: 4 } as const;
/** What may not be done comes after everything that may. */
const refused = 10;

/**
 * Groups with the entries that have every word of the query, in any order, best first; the group with the best entry comes first.
 * `srv` finds "server": the letters of a word may be left out behind its first. Without a query, what may not be done is left out.
 */
export function findActions(
  query: string,
  groups: readonly (SpotlightActionData | SpotlightActionGroupData)[],
): SpotlightActionGroupData[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .flatMap((group) => ('actions' in group ? [group] : []))
    .map((group) => ({ group, found: rank(words, group.actions) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => (a.found[0]?.score ?? 0) - (b.found[0]?.score ?? 0))
    .map(({ group, found }) => ({ ...group, actions: found.map(({ entry }) => entry) }));
}

/** The entries that fit, best first; equally good ones in their order. */
function rank<T extends Findable>(words: readonly string[], entries: readonly T[]) {
  return entries
    .map((entry) => ({ entry, score: scoreOf(words, entry) }))
    .filter((each): each is { entry: T; score: number } => each.score !== null)
    .sort((a, b) => a.score - b.score);
}

/** Null where a word does not fit; less is better. */
function scoreOf(words: readonly string[], entry: Findable): number | null {
  const isRefused = entry['aria-disabled'] === true;
  if (words.length === 0) return isRefused ? null : 0;
  let score = isRefused ? refused : 0;
  for (const word of words) {
    const fits = fitOf(word, entry.label?.toLowerCase() ?? '', entry.description?.toLowerCase() ?? '');
    if (fits === null) return null;
    score += fits / words.length;
  }
  return score;
}

function fitOf(word: string, label: string, description: string): number | null {
  if (label.startsWith(word)) return fit.start;
  const parts = label.split(/[^\p{L}\p{N}]+/u);
  if (parts.some((part) => part.startsWith(word))) return fit.wordStart;
  if (label.includes(word)) return fit.within;
  if (parts.some((part) => hasLetters(part, word))) return fit.letters;
  return description.includes(word) ? fit.description : null;
}

/** Whether a word has these letters in this order, the first of them first. */
function hasLetters(word: string, letters: string): boolean {
  if (word[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}
