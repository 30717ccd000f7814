import { languages } from './all-languages.ts';
import type { Language, PlacedWords, Words } from './languages/language.ts';

/** Picks a topic out of a language: `({ people }) => people.roles`. */
export type Topic = (language: Language) => Words;

/**
 * The words of a topic in all languages as the source of one regular expression, in a group of its own, for a pattern
 * that has more in it. To be used with the flags `iu`. Matches nothing where no language has a word.
 */
export function wordsOf(topic: Topic): string {
  return joined(languages.flatMap((language) => sourcesOf(topic(language), language.fillers)));
}

/** Finds the words of a topic in a text. */
export function wordPattern(topic: Topic): RegExp {
  return new RegExp(wordsOf(topic), 'iu');
}

/** Words of two topics with something between them, language by language: a German phrase has no English noun. */
export function phrasesOf(first: Topic, between: string, last: Topic): string {
  return joined(
    languages.flatMap((language) => {
      const [from, to] = [first, last].map((topic) => sourcesOf(topic(language), language.fillers));
      return from?.length && to?.length ? [`${joined(from)}${between}${joined(to)}`] : [];
    }),
  );
}

const nothing = '(?!)';

function joined(sources: readonly string[]): string {
  return sources.length === 0 ? nothing : `(?:${sources.join('|')})`;
}

/** What may stand at either side of a word, by the list it is in. */
const placing: Readonly<
  Record<Exclude<keyof PlacedWords, 'except'>, { readonly left?: string; readonly right?: string }>
> = {
  stems: {},
  words: { left: 'edge', right: 'edge' },
  endings: { right: 'edge' },
  first: { left: '^', right: 'edge' },
  last: { left: 'edge', right: '$' },
  alone: { left: '^', right: '$' },
};

/** The words of one language by what bounds them, the longest first, so that no word hides a longer one. */
function sourcesOf(words: Words, fillers: readonly string[]): readonly string[] {
  const placed: PlacedWords = 'length' in words ? { stems: words } : words;
  const except = placed.except === undefined ? '' : `(?!${alternatives(placed.except, fillers)})`;
  return Object.entries(placing).flatMap(([place, { left, right }]) => {
    const bounded = Map.groupBy(
      placed[place as keyof typeof placing] ?? [],
      (word) =>
        `${left === 'edge' ? edge(word.at(0), '(?<!') : (left ?? '')}\u0000${right === 'edge' ? edge(word.replace(/\)$/, '').at(-1), '(?!') : (right ?? '')}`,
    );
    return [...bounded].map(([sides, some]) => {
      const [before = '', after = ''] = sides.split('\u0000');
      return `${before}${except}(?:${alternatives(some, fillers)})${after}`;
    });
  });
}

/** A boundary beside a letter. Scripts that are written without spaces have none, nor has a word that goes on. */
function edge(letter = '', unless: '(?<!' | '(?!'): string {
  if (letter === '…' || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(letter)) return '';
  return /\w/.test(letter) ? '\\b' : `${unless}[\\p{L}\\p{N}_])`;
}

function alternatives(words: readonly string[], fillers: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => sourceOf(word, fillers))
    .join('|');
}

/** One word or phrase; its marks are explained at {@link PlacedWords}. */
function sourceOf(word: string, fillers: readonly string[]): string {
  const filler = ` (?:(?:${fillers.map((each) => RegExp.escape(each)).join('|')}) )*`;
  return word
    .replace(/^…/, '')
    .split(/( … | …$|…$| _ |~|#|\(\p{L}+\))/u)
    .map((part, index) => (index % 2 === 0 ? RegExp.escape(part) : markOf(part, word, filler)))
    .join('');
}

function markOf(mark: string, word: string, filler: string): string {
  switch (mark) {
    case ' … ':
      return /^[\u3400-\u9fff]/.test(word) ? '.{0,8}' : '[^\\p{L}\\p{N}_].*';
    case ' …':
      return '(?: [\\p{L}\\p{N}_]+)?';
    case '…':
      return '\\p{L}*';
    case '~':
      return '[\\s-]?';
    case '#':
      return '\\d+';
    case ' _ ':
      return filler;
    default:
      return `(?:${RegExp.escape(mark.slice(1, -1))})?`;
  }
}
