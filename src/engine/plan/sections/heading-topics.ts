import { byScript, wordPattern, wordsOf } from '../words/compile-words.ts';
import { type HeadingTopic, headingTopics } from '../words/languages/language.ts';
import { wordCharacters } from '../words/word-source.ts';

/**
 * What the words of a heading may be about. A heading may name several topics; none of them decides alone, each only
 * gives evidence (`word-weights.ts`).
 */
export const topics = headingTopics;
export type Topic = HeadingTopic;

/** Signs that name a topic in every language. */
const signs: Partial<Record<Topic, string>> = { avoid: '❌' };

type TopicWords = Readonly<Record<Topic, RegExp>>;

/** The words of every topic that a text can have, for a text in lower case without numbering and without emoji but the signs. */
export const topicWordsFor: (text: string) => TopicWords = byScript(
  (words) =>
    Object.fromEntries(
      topics.map((topic) => {
        const sign = signs[topic] === undefined ? '' : `|${signs[topic]}`;
        return [topic, new RegExp(`${words(({ headings }) => headings[topic])}${sign}`, 'u')];
      }),
    ) as TopicWords,
);

const opening = wordsOf(({ sections }) => sections.usedBefore);
const acts = wordsOf(({ sections }) => sections.releaseActs);
const beforeRelease = wordsOf(({ sections }) => sections.beforeRelease);
const completed = wordsOf(({ sections }) => sections.completed);

const english =
  /^\W*(?:please )?(?:use|run|complete|go through|work through|follow|check|finish)\b.{0,80}\b(?:before (?!or after)(?:\w+ ){0,3}?(?:deploy|promot|releas|production|launch|go(?:ing)? live|go-live|merg|ship|publish)|ready for)/i;
const ready = wordPattern(({ sections }) => sections.readyOnce);
const elsewhere = new RegExp(
  `^\\W*${opening}(?![${wordCharacters}]).{0,40}${acts}|${beforeRelease}.{0,20}${completed}`,
  'i',
);

/** Whether a first sentence says when the whole list is to be gone through: before the release. */
export function isUsedBefore(sentence: string): boolean {
  return english.test(sentence) || elsewhere.test(sentence) || ready.test(sentence);
}
