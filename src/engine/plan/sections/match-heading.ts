import { remember } from '../../../shared/lib/remember.ts';
import { wordsOf } from '../words/compile-words.ts';
import { type Topic, topics, topicWordsFor } from './heading-topics.ts';

const leadIn = new RegExp(
  `^\\s*(?:${wordsOf(({ sections }) => sections.parts)}\\s*)?\\d+(?:[.-]\\d+)*\\s*${wordsOf(({ sections }) => sections.counters)}?\\s*[.):：–—-]*\\s*`,
  'i',
);

/** A heading without the number in front of it. Most have none, which is told at once. */
function withoutNumber(text: string): string {
  return /\d/.test(text) ? text.replace(leadIn, '') : text;
}

/** A heading without emoji, numbering and decoration, in lower case. */
export function normalizeHeading(heading: string): string {
  // Nobody says more in a heading; a longer one is cut, so that no pattern can be made to run long.
  const text = heading
    .slice(0, 160)
    .normalize('NFC')
    .replace(/&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);/gi, ' ')
    .replace(/(?!❌)\p{Extended_Pictographic}|\uFE0F|\u200D|\u20E3/gu, ' ');
  return (
    withoutNumber(text)
      .replace(/[*_`#]/g, '')
      .toLowerCase()
      // Lower case of a dotted capital I, as Turkish has it.
      .replaceAll('\u0307', '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** The topics that a heading's words name, each with the words that named it. */
export type HeadingReading = ReadonlyMap<Topic, string>;

/** What may stand in parentheses and still tell the kind: when, or that it is the way back or not to be done. */
const asides: ReadonlySet<Topic> = new Set(['before', 'after', 'rollback', 'avoid']);

/** What a heading's own words are about. */
export const readHeading = remember(topicsOf);

function topicsOf(heading: string): HeadingReading {
  const text = normalizeHeading(heading);
  const main = text
    .replace(/[(（][^)）]*[)）]?/g, ' ')
    .replace(/[\s:：!.]+$/, '')
    .trim();
  const aside = main === text ? '' : text.slice(Math.max(0, text.search(/[(（]/)));
  const topicWords = topicWordsFor(text);
  const found = new Map<Topic, string>();
  for (const topic of topics) {
    const words =
      topicWords[topic].exec(main) ??
      (aside !== '' && asides.has(topic) ? topicWords[topic].exec(aside) : null);
    if (words !== null) found.set(topic, words[0].trim());
  }
  return found;
}
