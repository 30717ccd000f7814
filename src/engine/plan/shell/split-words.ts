/**
 * A simple command's words, quotes taken off as a shell would; null where the line is more than one simple command
 * (operators, redirections, substitutions), or a quote does not close.
 */
export function splitWords(command: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  const token = /\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)/gsy;
  const text = command.trim();
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return null;
    const [whole, single, double, escaped, bare] = match;
    if (bare !== undefined) {
      if (bare.startsWith('#') && word === null) break;
      if (/[;&|`()]|\$\(|^\d?>|^<(?![\w-]+>)/.test(bare)) return null;
      word = (word ?? '') + bare;
    } else if (single !== undefined) word = (word ?? '') + single;
    else if (double !== undefined) {
      // What the shell here would put in cannot be known there.
      if (/(?<!\\)(?:`|\$\()/.test(double)) return null;
      word = (word ?? '') + double.replace(/\\(["\\$`])/g, '$1');
    } else if (escaped !== undefined) word = (word ?? '') + escaped;
    else if (whole !== '' && word !== null) {
      words.push(word);
      word = null;
    }
  }
  if (word !== null) words.push(word);
  return words;
}
