/** What is open at the end of a line. */
interface Open {
  quote: string | null;
  /** Marks of heredocs that are still to come. */
  heredocs: string[];
}

/** What is escaped, the apostrophe within a word, a quote, the mark of a heredoc, a comment. */
const sign = /\\.|(?<=\p{L})'(?=\p{L})|(["'])|<<-?\s*\\?["']?(\w+)["']?|(?<=^|\s)#.*$/gu;
/** What carries a command over the end of its line. */
const carries = /(?:(?<!\\)(?:\\\\)*\\|\|\||&&|\|)$/;
/** What goes on with the command of the line above. */
const goesOn = /^(?:\|\||&&|\|)\s*\S/;
/** No command goes on over more lines. */
const longest = 200;

/**
 * The lines of a script that begin a command, trimmed, each as far as it stands on its own line. What a command goes on over
 * is left out, as are comments: continued lines, quoted text of several lines, what a heredoc holds. Where a quote or a heredoc
 * does not end, each of its lines is taken for a command of its own.
 */
export function logicalLines(lines: readonly string[]): readonly string[] {
  const heads: string[] = [];
  // Where one quote does not end, none below it is looked for once more: a text of such lines costs no square.
  let plainUntil = 0;
  for (let at = 0; at < lines.length; ) {
    const line = (lines[at] ?? '').trim();
    const isText = line !== '' && !line.startsWith('#');
    if (isText) heads.push(line.replace(/(?:\\|\|\|?|&&)$/, '').trimEnd());
    const end = isText && at >= plainUntil ? endOf(lines, at) : at + 1;
    if (end === null) plainUntil = at + longest;
    at = end ?? at + 1;
  }
  return heads;
}

/** The line behind the command that begins at `start`; null where something in it does not end. */
function endOf(lines: readonly string[], start: number): number | null {
  const open: Open = { quote: null, heredocs: [] };
  const last = Math.min(lines.length, start + longest);
  for (let at = start; at < last; at += 1) {
    const line = lines[at] ?? '';
    readSigns(line, open);
    if (open.quote !== null) continue;
    const held = heredocsEnd(lines, at, open.heredocs);
    if (held === null) return null;
    open.heredocs = [];
    at = held;
    if (!carries.test(line.trimEnd()) && !goesOn.test((lines[at + 1] ?? '').trim())) return at + 1;
  }
  return open.quote === null ? last : null;
}

/** Takes in what a line opens and closes. */
function readSigns(line: string, open: Open): void {
  for (const [, quote, mark] of line.matchAll(sign)) {
    if (quote !== undefined) {
      if (open.quote === quote) open.quote = null;
      else open.quote ??= quote;
    } else if (open.quote === null && mark !== undefined) open.heredocs.push(mark);
  }
}

/** The last line of the heredocs that a line opens, or that line; null where one of them does not end. */
function heredocsEnd(lines: readonly string[], at: number, marks: readonly string[]): number | null {
  let end = at;
  for (const mark of marks) {
    const from = end + 1;
    const found = lines.slice(from, from + longest).findIndex((line) => line.trim() === mark);
    if (found === -1) return null;
    end = from + found;
  }
  return end;
}
