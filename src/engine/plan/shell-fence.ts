import type { ShellParser } from './shell-parser.ts';
import { looksLikeShellLine } from './commands.ts';

const shellLanguages = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'terminal', 'shell-session', 'shellsession']);

/** Commands under one comment of a fence. `line` counts from the fence's opening line, 0-based in the document. */
export interface FenceStep {
  readonly title: string;
  readonly commands: readonly string[];
  readonly expect: string | undefined;
  readonly line: number;
}

/** Whether a fence holds shell: by its language, or, unlabelled, because every line of it plainly is. */
export function isShellFence(info: string, text: string): boolean {
  const language = (/^[^\s{,]+/.exec(info)?.[0] ?? '').toLowerCase();
  if (shellLanguages.has(language)) return true;
  if (language !== '') return false;
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) return false;
  return lines.filter(looksLikeShellLine).length / lines.length >= 0.6 && looksLikeShellLine(lines[0] ?? '');
}

/**
 * Cuts a shell fence into steps: every comment block opens one and its first line is the title; the commands behind it
 * belong to it. An "Expected output" block is the expectation of the step before it.
 */
export function readShellFence(text: string, line: number, shell: ShellParser): readonly FenceStep[] {
  const script = stripPrompts(text);
  const lines = script.split('\n');
  const steps: { title: string; commands: string[]; expect: string | undefined; line: number }[] = [];
  let comments: string[] = [];
  let open: (typeof steps)[number] | null = null;
  let previousLine = -2;
  for (const statement of shell.statements(script)) {
    const source = lines.slice(statement.first, statement.last + 1).join('\n');
    if (statement.comment) {
      if (statement.first !== previousLine + 1 || open !== null) comments = [];
      open = null;
      comments.push(source.trim().replace(/^#+\s?/, ''));
      previousLine = statement.last;
      const expectation = expectationOf(comments);
      const before = steps.at(-1);
      if (expectation !== null && before !== undefined) before.expect = expectation;
      continue;
    }
    const command = joinContinuations(source).trim();
    if (open === null) {
      const title = expectationOf(comments) === null ? (comments.find((comment) => comment.trim() !== '') ?? '') : '';
      open = { title: title.trim().replace(/:$/, ''), commands: [], expect: undefined, line: line + 1 + statement.first };
      steps.push(open);
      comments = [];
    }
    open.commands.push(command);
    previousLine = statement.last;
  }
  return steps;
}

function expectationOf(comments: readonly string[]): string | null {
  const head = comments.findIndex((comment) => /^(?:expected|should (?:show|return|output)|output|result)s?\b[^:]*:?/i.test(comment.trim()));
  return head === -1 ? null : comments.slice(head).join('\n').replace(/^expected(?: output| result)?:?\s*/i, '').trim();
}

/** With prompts, the lines without one are output; without any prompt, every line is script. */
function stripPrompts(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  if (!lines.some((line) => /^\s*\$\s+\S/.test(line))) return lines.join('\n');
  let continued = false;
  return lines
    .map((line) => {
      const prompt = /^\s*\$\s+(.*)$/.exec(line);
      const kept = prompt?.[1] ?? (continued ? line.replace(/^>\s?/, '') : line.trim().startsWith('#') ? line : '');
      continued = kept.endsWith('\\');
      return kept;
    })
    .join('\n');
}

function joinContinuations(source: string): string {
  return /<<-?\s*['"\\]?\w/.test(source) ? source : source.replace(/[ \t]*\\\n[ \t]*/g, ' ');
}
