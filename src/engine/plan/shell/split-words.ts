const token = /\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)/gsy;

/**
 * A simple command's words, quotes taken off as a shell would; null where the line is more than one simple command
 * (operators, redirections, substitutions), or a quote does not close.
 */
export function splitWords(command: string): readonly string[] | null {
  const text = command.trim();
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  for (const match of text.matchAll(token)) {
    at = match.index + match[0].length;
    const piece = pieceOf(match);
    if (piece === undefined) {
      if (word !== null) words.push(word);
      word = null;
    } else if (word === null && match[4]?.startsWith('#') === true) {
      return words;
    } else if (piece === null) {
      return null;
    } else word = (word ?? '') + piece;
  }
  if (at < text.length) return null;
  return word === null ? words : [...words, word];
}

/** What a token adds to its word: undefined for the space between words, null for what no simple command holds. */
function pieceOf([, single, double, escaped, bare]: RegExpExecArray): string | null | undefined {
  if (bare !== undefined) return /[;&|`()]|\$\(|^\d?>|^<(?![\w-]+>)/.test(bare) ? null : bare;
  // What the shell here would put in cannot be known there.
  if (double !== undefined)
    return /(?<!\\)(?:`|\$\()/.test(double) ? null : double.replace(/\\(["\\$`])/g, '$1');
  return single ?? escaped;
}
