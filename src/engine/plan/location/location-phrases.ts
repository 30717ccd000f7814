import { remember } from '../../../shared/lib/remember.ts';
import { phrasesOf, wordPattern, wordsOf } from '../words/compile-words.ts';
import { wordCharacters } from '../words/word-source.ts';

/** A preposition may have articles and two other words between it and the machine. */
const between = ` (?:(?:the|your|each|every|all|an?) )*(?:[${wordCharacters}-]+ ){0,2}`;
/** Phrases that put the reader at a server: in the sentence above a fence, in a step's own title, in a list item. */
const serverPhrase = new RegExp(
  [
    `(?<![${wordCharacters}])${phrasesOf(
      ({ places }) => places.toward,
      between,
      ({ places }) => places.machines,
    )}(?![${wordCharacters}])`,
    wordsOf(({ places }) => places.atServer),
  ].join('|'),
  'i',
);
const serverTopic = wordPattern(({ places }) => places.servers);
const localPhrase = wordPattern(({ places }) => places.here);

/** Where a sentence says that its commands run; null when it does not say. */
export const locateBySentence = remember(readSentence);

function readSentence(text: string): 'local' | 'server' | null {
  // A sentence about a machine is short; an essay around a command is not about one.
  const sentence = text.slice(0, 600);
  if (localPhrase.test(sentence)) return 'local';
  return serverPhrase.test(sentence) ? 'server' : null;
}

/** Where a heading or a title puts what it governs: a topic is enough there. */
export function locateByHeading(text: string): 'local' | 'server' | null {
  if (localPhrase.test(text)) return 'local';
  return serverTopic.test(text) ? 'server' : null;
}
