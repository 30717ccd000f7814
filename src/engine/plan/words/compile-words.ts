import { compilePatternsOfModules } from '../../lib/compile-patterns.ts';
import { languages } from './all-languages.ts';
import type { Language, PlacedWords, Words } from './languages/language.ts';
import { edgeAfter, edgeBefore, sourceOfWord } from './word-source.ts';

// Whoever imports this makes patterns of words, hundreds in all.
compilePatternsOfModules();

/** Picks a topic out of a language: `({ people }) => people.roles`. */
export type Topic = (language: Language) => Words;

/**
 * The words of a topic in all languages as the source of one regular expression, in a group of its own, for a pattern
 * that has more in it. To be used with the flags `iu`. Matches nothing where no language has a word.
 */
export function wordsOf(topic: Topic): string {
  return wordsIn(languages, topic);
}

/**
 * Patterns for the texts they are tried on: one in Latin letters alone is not searched for the words of other scripts. Those with
 * all languages are made when the first text wants them: most documents have Latin letters only.
 */
export function byScript<Patterns>(make: (words: typeof wordsOf) => Patterns): (text: string) => Patterns {
  const latin = make(latinWordsOf);
  let all: Patterns | undefined;
  return (text) => {
    if (isLatin(text)) return latin;
    all ??= make(wordsOf);
    return all;
  };
}

/** The same of the languages in Latin letters alone, for a text of which {@link isLatin} is true: there is less to try. */
function latinWordsOf(topic: Topic): string {
  return wordsIn(
    languages.filter((language) => isLatin(JSON.stringify(topic(language)))),
    topic,
  );
}

/** Whether a text has no letters but Latin ones, and no signs but common ones. */
function isLatin(text: string): boolean {
  return !beyondLatin.test(text);
}

const beyondLatin = /[^\u0000-\u024f\u1e00-\u1eff\u2010-\u2027]/;

function wordsIn(some: readonly Language[], topic: Topic): string {
  return joined(some.flatMap((language) => sourcesOf(topic(language), language.fillers)));
}

/** Several rules look for the same words: a pattern is built once. */
const built = new Map<string, RegExp>();

/** Finds the words of a topic in a text. */
export function wordPattern(topic: Topic): RegExp {
  const source = wordsOf(topic);
  const pattern = built.get(source) ?? new RegExp(source, 'i');
  built.set(source, pattern);
  return pattern;
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

/** What stands in front of a word and behind it, by the list it is in. */
interface Place {
  readonly before: (word: string) => string;
  readonly after: (word: string) => string;
}

const anything = (): string => '';
const start = (): string => '^';
const end = (): string => '$';

const places: Readonly<Record<string, Place>> = {
  words: { before: edgeBefore, after: edgeAfter },
  endings: { before: anything, after: edgeAfter },
  first: { before: start, after: edgeAfter },
  last: { before: edgeBefore, after: end },
  alone: { before: start, after: end },
} satisfies Record<Exclude<keyof PlacedWords, 'except' | 'stems'>, Place>;

const knownSources = new WeakMap<Words, readonly string[]>();

/** The words of one language by what bounds them. Several patterns ask for the same list. */
function sourcesOf(words: Words, fillers: readonly string[]): readonly string[] {
  const known = knownSources.get(words) ?? makeSources(words, fillers);
  knownSources.set(words, known);
  return known;
}

function makeSources(words: Words, fillers: readonly string[]): readonly string[] {
  if ('length' in words) return words.length === 0 ? [] : [group(words, fillers)];
  const { stems, except, ...bounded } = words;
  const unless = except === undefined ? '' : `(?!${group(except, fillers)})`;
  return [
    ...(stems === undefined ? [] : [`${unless}${group(stems, fillers)}`]),
    ...Object.entries(bounded).flatMap(([name, list]) => boundedSources(list, { name, unless, fillers })),
  ];
}

function boundedSources(
  words: readonly string[],
  {
    name,
    unless,
    fillers,
  }: { readonly name: string; readonly unless: string; readonly fillers: readonly string[] },
): readonly string[] {
  const { before, after } = places[name] ?? { before: anything, after: anything };
  const byStart = Map.groupBy(words, before);
  return [...byStart].flatMap(([left, started]) =>
    [...Map.groupBy(started, after)].map(
      ([right, some]) => `${left}${unless}${group(some, fillers)}${right}`,
    ),
  );
}

/** The longest word first, so that none hides a longer one. */
function group(words: readonly string[], fillers: readonly string[]): string {
  const sources = words.toSorted((a, b) => b.length - a.length).map((word) => sourceOfWord(word, fillers));
  return `(?:${sources.join('|')})`;
}
