import type { Statement } from './shell-parser.ts';

const comment = /^(?:#|::|rem\b)/i;
/** A line that goes on with the block the line before it closed. */
const goesOn = /^(?:\{|\}|else\b|elseif\b|catch\b|finally\b|\)|\|)/i;

/**
 * Statements of PowerShell or cmd: a line each, but what an open bracket, a here-string, the shell's own mark or a pipe at the
 * end ties together is one.
 */
export function otherShellStatements(lines: readonly string[]): readonly Statement[] {
  const statements: Statement[] = [];
  const open = { depth: 0, quote: null as string | null, continued: false };
  for (const [index, text] of lines.entries()) {
    const trimmed = text.trim();
    const before = statements.at(-1);
    const inside = open.depth > 0 || open.quote !== null || open.continued;
    const joins = before !== undefined && !before.comment && (inside || opensBlock(trimmed, before, lines));
    if (joins && before !== undefined) statements[statements.length - 1] = { ...before, last: index };
    else if (trimmed !== '') statements.push({ first: index, last: index, comment: comment.test(trimmed) });
    if (!inside && comment.test(trimmed)) continue;
    readBrackets(text, open);
    open.continued = /(?:^|\s)[`^]$|\|$|,$/.test(trimmed);
  }
  return statements;
}

/** A block may open on the line below its condition: `If (…)` and then `{`. */
function opensBlock(trimmed: string, before: Statement, lines: readonly string[]): boolean {
  if (!goesOn.test(trimmed)) return false;
  const last = lines[before.last]?.trim() ?? '';
  return (
    trimmed.startsWith('|') ||
    /^(?:if|else|elseif|for|foreach|while|switch|try|catch|finally|function|\})/i.test(last)
  );
}

interface Open {
  depth: number;
  /** The end of the here-string that is open. */
  quote: string | null;
}

/** Follows brackets outside of quotes. */
function readBrackets(text: string, open: Open): void {
  if (open.quote !== null) {
    if (text.startsWith(open.quote)) open.quote = null;
    return;
  }
  const hereString = /@(["'])\s*$/.exec(text);
  const code = (hereString === null ? text : text.slice(0, hereString.index)).replace(
    /`.|'(?:[^']|'')*'|"(?:[^"`]|`.)*"|\s#.*$/g,
    ' ',
  );
  for (const sign of code) {
    if ('({['.includes(sign)) open.depth += 1;
    else if (')}]'.includes(sign)) open.depth = Math.max(0, open.depth - 1);
  }
  if (hereString !== null) open.quote = `${hereString[1]}@`;
}
