import { remember } from '../../../shared/lib/remember.ts';
import { bareText } from '../markdown/inline-text.ts';
import { normalizeHeading } from '../sections/match-heading.ts';
import { wordPattern } from '../words/compile-words.ts';

const imperative = wordPattern(({ instructions }) => instructions.imperatives);

/** Whether words, normalized as a heading is, begin as an instruction does: “check the backup”. */
export function isImperative(words: string): boolean {
  return imperative.test(words);
}

/** The same of a Markdown text. */
export const beginsAsInstruction = remember((text) => isImperative(wordsOfText(text)));

/** The words of a Markdown text, normalized as a heading is. */
export function wordsOfText(text: string): string {
  return normalizeHeading(bareText(text));
}
