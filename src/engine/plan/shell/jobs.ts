import type { Statement } from './shell-parser.ts';

/** A command that goes on in the background. */
const begins = /(?:^|[^&|>\\])&\s*$/;
/** What says nothing of its own while jobs run: it keeps a number, or tells a person. */
const between = /^\s*(?:[A-Za-z_]\w*\+?=\S*|(?:echo|printf)\s[^&|;<>`]*)\s*$/;
const waits = /^\s*wait\b[^&|;]*$/;

/**
 * Makes one statement of jobs and the `wait` behind them: only the shell that has started a job can wait for it. Where another
 * command stands between them, they stay apart, because its failure would be lost.
 */
export function bindJobs(statements: readonly Statement[], lines: readonly string[]): readonly Statement[] {
  const bound: Statement[] = [];
  for (let at = 0; at < statements.length; ) {
    const end = endOfJobs(statements, at, lines);
    const [first, last] = [statements[at], statements[at + end]];
    if (first === undefined || last === undefined) break;
    bound.push(end === 0 ? first : { first: first.first, last: last.last, comment: false });
    at += end + 1;
  }
  return bound;
}

/** How many statements behind the one at `from` belong to it. */
function endOfJobs(statements: readonly Statement[], from: number, lines: readonly string[]): number {
  const textOf = ({ first, last }: Statement): string => lines.slice(first, last + 1).join('\n');
  const first = statements[from];
  if (first === undefined || first.comment || !begins.test(textOf(first))) return 0;
  let end = 0;
  for (let behind = 0; from + behind < statements.length; behind += 1) {
    const statement = statements[from + behind];
    if (statement === undefined) break;
    const text = textOf(statement);
    if (!statement.comment && waits.test(text)) end = behind;
    else if (statement.comment || !(begins.test(text) || between.test(text))) break;
  }
  return end;
}
