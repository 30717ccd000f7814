/**
 * Letters of the scripts that part words by spaces, beside ASCII. Named by their ranges: a `\\p{L}` costs a third of a
 * millisecond each time a pattern with it is built, and there are a hundred patterns.
 */
const letters = '\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0400-\\u04ff\\u1e00-\\u1eff';
const letter = `[a-z${letters}]`;
/** The characters of a word in those scripts, for a class of a pattern. */
export const wordCharacters = `\\w${letters}`;
const inWord = `[${wordCharacters}]`;
/** Scripts without spaces, and Korean, which joins particles to its nouns: kana, ideographs, Hangul. */
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/**
 * Letters of any script, for a class of a pattern with the flag `i`. Where a pattern ignores case, the flag `u` has V8 look
 * up each letter's other cases, and those of all of Unicode for a `\\p{L}`; without it, a pattern is built in less than half the time.
 */
export const anyLetter =
  'a-zA-Z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0370-\\u1fff\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af';

/** What must stand in front of a whole word. */
export function edgeBefore(word: string): string {
  return edgeBeside(word.at(0), `(?<!${inWord})`);
}

/** What must stand behind a whole word. */
export function edgeAfter(word: string): string {
  return edgeBeside(word.replace(/\)$/, '').at(-1), `(?!${inWord})`);
}

/** No edge beside a script without spaces, or where the word goes on. */
function edgeBeside(side: string | undefined, edge: string): string {
  if (side === undefined || side === '…') return '';
  if (/\w/.test(side)) return '\\b';
  return unspaced.test(side) ? '' : edge;
}

const marked = /[…_~#(./]/;
const marks = /^…| … | …$|…(?= |$)| _ |~|#|\(([^)]+)\)|[./]/g;

/** One word or phrase as the source of a regular expression. Its marks are explained at `PlacedWords`. */
export function sourceOfWord(word: string, fillers: readonly string[]): string {
  if (!marked.test(word)) return word;
  return word.replace(marks, (mark: string, optional: string | undefined, at: number) => {
    if (optional !== undefined) return `(?:${optional})?`;
    if (mark === ' _ ') return ` (?:(?:${fillers.join('|')}) )*`;
    if (mark === ' … ') return unspaced.test(word) ? '.{0,8}' : `(?!${inWord}).*`;
    return mark === '…' && at === 0 ? '' : (plainMarks[mark] ?? `\\${mark}`);
  });
}

const plainMarks: Readonly<Record<string, string>> = {
  ' …': '(?: [^\\s:：]+)?',
  '…': `${letter}*`,
  '~': '[\\s-]?',
  '#': '\\d+',
};
