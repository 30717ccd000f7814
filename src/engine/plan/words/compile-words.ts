import { languages } from './all-languages.ts';
import type { Language, PlacedWords, Words } from './languages/language.ts';
import { edgeAfter, edgeBefore, sourceOfWord } from './word-source.ts';

/** Picks a topic out of a language: `({ people }) => people.roles`. */
export type Topic = (language: Language) => Words;

/**
 * The words of a topic in all languages as the source of one regular expression, in a group of its own, for a pattern
 * that has more in it. To be used with the flags `iu`. Matches nothing where no language has a word.
 */
export function wordsOf(topic: Topic): string {
  return wordsIn(languages, topic);
}

/** The same of the languages in Latin letters alone, for a text of which {@link isLatin} is true: there is less to try. */
export function latinWordsOf(topic: Topic): string {
  return wordsIn(
    languages.filter((language) => isLatinList(topic(language))),
    topic,
  );
}

/** Whether a text has no letters but Latin ones, and no signs but common ones. */
export function isLatin(text: string): boolean {
  return !beyondLatin.test(text);
}

const latinLists = new WeakMap<Words, boolean>();

/** Whether a list has a word that may stand in a text of Latin letters. */
function isLatinList(words: Words): boolean {
  const known =
    latinLists.get(words) ?? [...('length' in words ? words : Object.values(words).flat())].some(isLatin);
  latinLists.set(words, known);
  return known;
}

const beyondLatin = /[^\u0000-\u024f\u1e00-\u1eff\u2010-\u2027]/;

function wordsIn(some: readonly Language[], topic: Topic): string {
  return joined(some.flatMap((language) => sourcesOf(topic(language), language.fillers)));
}

/** Finds words in a text. */
export interface WordPattern {
  readonly test: (text: string) => boolean;
  readonly exec: (text: string) => RegExpExecArray | null;
}

/** Several rules look for the same words: a pattern is built once. */
const built = new Map<string, RegExp>();

/**
 * Finds the words of a topic in a text. Built when the first text wants it, and for a text in Latin letters of the languages
 * in these alone: building all of them would take longer than reading a document.
 */
export function wordPattern(topic: Topic): WordPattern {
  let latin: ((text: string) => RegExp) | undefined;
  let all: RegExp | undefined;
  const patternFor = (text: string): RegExp => {
    if (isLatin(text)) {
      latin ??= latinPatterns(topic);
      return latin(text);
    }
    all ??= patternOf(wordsOf(topic));
    return all;
  };
  return { test: (text) => patternFor(text).test(text), exec: (text) => patternFor(text).exec(text) };
}

/** Words that stand at the beginning of a text are looked for by its first letter: a list may have a thousand of them. */
function latinPatterns(topic: Topic): (text: string) => RegExp {
  const lists = languages.filter((language) => isLatinList(topic(language)));
  const firsts = lists.flatMap((language) => {
    const words = topic(language);
    return isOfFirstWords(words) ? words.first.map((word) => ({ word, fillers: language.fillers })) : [];
  });
  if (firsts.length < 100) {
    const pattern = patternOf(latinWordsOf(topic));
    return () => pattern;
  }
  const others = lists.filter((language) => !isOfFirstWords(topic(language)));
  const anywhere = others.flatMap((language) => sourcesOf(topic(language), language.fillers));
  const byLetter = Map.groupBy(firsts, ({ word }) => word.charAt(0));
  const patterns = new Map<string, RegExp>();
  return (text) => {
    const letter = text.charAt(0).toLowerCase();
    const known =
      patterns.get(letter) ?? patternOf(joined([...firstSources(byLetter.get(letter) ?? []), ...anywhere]));
    patterns.set(letter, known);
    return known;
  };
}

function isOfFirstWords(words: Words): words is { readonly first: readonly string[] } {
  return !('length' in words) && Object.keys(words).join() === 'first';
}

interface FirstWord {
  readonly word: string;
  readonly fillers: readonly string[];
}

function firstSources(words: readonly FirstWord[]): readonly string[] {
  const longest = words.toSorted((a, b) => b.word.length - a.word.length);
  return longest.map(({ word, fillers }) => `^${sourceOfWord(word, fillers)}${edgeAfter(word)}`);
}

function patternOf(source: string): RegExp {
  const known = built.get(source) ?? new RegExp(source, 'iu');
  built.set(source, known);
  return known;
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

/** The words of one language by what bounds them. A language's fillers are always the same. */
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
