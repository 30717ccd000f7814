/** Longer text is no line that a person wrote. */
const longest = 20_000;

/**
 * What a line runs in order to make a part of itself: the insides of `$(…)`, of backticks and of `<(…)` and `>(…)`, outside of
 * single quotes. Insides of insides are left to whoever reads these.
 */
export function substitutionsIn(command: string): readonly string[] {
  const text = command.slice(0, longest);
  const found: string[] = [];
  let quote = '';
  for (let at = 0; at < text.length; ) {
    const read = readSign(text, at, quote);
    const end = read.isPlain ? endOfSubstitution(text, at, quote) : null;
    quote = read.quote;
    at = read.next;
    if (end === null) continue;
    const inside = text.slice(text[read.next - 1] === '`' ? read.next : read.next + 1, end);
    // `$((1 + 2))` is a sum.
    if (!(inside.startsWith('(') && inside.endsWith(')'))) found.push(inside);
    at = end + 1;
  }
  return found;
}

interface Sign {
  /** Whether the shell may read more than a letter in it. */
  readonly isPlain: boolean;
  /** The quote that is open behind it, or nothing. */
  readonly quote: string;
  readonly next: number;
}

/** Reads the sign at `at`, with the quote that is open there. */
function readSign(text: string, at: number, quote: string): Sign {
  const sign = text[at] ?? '';
  if (sign === '\\' && quote !== "'") return { isPlain: false, quote, next: at + 2 };
  if (quote === "'") return { isPlain: false, quote: sign === "'" ? '' : quote, next: at + 1 };
  if (sign === '"') return { isPlain: false, quote: quote === '' ? sign : '', next: at + 1 };
  if (sign === "'" && quote === '') return { isPlain: false, quote: sign, next: at + 1 };
  return { isPlain: true, quote, next: at + 1 };
}

/**
 * Where a substitution that begins at `at` ends, the rest of the text where it does not close; null where none begins. `quote`
 * is the one that is open around it: what stands in a substitution has quotes of its own.
 */
export function endOfSubstitution(text: string, at: number, quote: string): number | null {
  const sign = text[at] ?? '';
  if (sign === '`') {
    const end = text.indexOf('`', at + 1);
    return end === -1 ? text.length : end;
  }
  const opens = text[at + 1] === '(' && (sign === '$' || (quote === '' && (sign === '<' || sign === '>')));
  return opens ? closing(text, at + 1) : null;
}

/** Where the parenthesis that opens at `open` closes. */
function closing(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; ) {
    const read = readSign(text, at, quote);
    const counts = read.isPlain && quote === '';
    if (counts && text[at] === '(') depth += 1;
    if (counts && text[at] === ')') depth -= 1;
    if (depth === 0) return at;
    quote = read.quote;
    at = read.next;
  }
  return text.length;
}
