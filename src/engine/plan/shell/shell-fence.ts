import { no, type Verdict, yes } from '../context/verdict.ts';
import { wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';
import { checklistInFence, hasChecklistLines } from './checklist-in-fence.ts';
import { joinContinuations, trimCommand } from './continuations.ts';
import { bindJobs } from './jobs.ts';
import { logicalLines } from './logical-lines.ts';
import { otherShellStatements } from './other-shell-lines.ts';
import {
  looksLikeCommand,
  looksLikeScriptLine,
  looksLikeShellLine,
  programOf,
  startsWithProgram,
} from './recognize-command.ts';
import { maskPlaceholders, type ShellParser } from './shell-parser.ts';
import { isOtherSession, isTranscript, scriptOf, typedAt } from './transcript.ts';
import { whyNotRunnable } from './why-not-runnable.ts';

const shellLanguages = new Set([
  'bash',
  'sh',
  'shell',
  'zsh',
  'fish',
  'console',
  'terminal',
  'shell-session',
  'bash-session',
  'sh-session',
  'ksh',
  'shellscript',
  'shellsession',
]);
/** Labels that only keep a fence from being coloured. */
const plainLabels = new Set(['text', 'txt', 'plain', 'plaintext']);
/** Shells with a grammar of their own: their commands are kept, line by line. */
const otherShells = new Set(['powershell', 'pwsh', 'ps1', 'ps', 'cmd', 'bat', 'batch']);

/** The shell other than a POSIX one that a fence is written for, by its label. */
export function otherShellOf(info: string): 'powershell' | 'cmd' | undefined {
  const language = languageOf(info);
  if (!otherShells.has(language)) return undefined;
  return /^(?:cmd|bat|batch)$/.test(language) ? 'cmd' : 'powershell';
}

/** Commands under one comment of a fence. `line` counts from the fence's opening line, 0-based in the document. */
export interface FenceStep {
  readonly title: string;
  readonly commands: readonly string[];
  readonly expect: string | undefined;
  readonly line: number;
  /** Where each command begins, counted like `line`. */
  readonly lines: readonly number[];
  /** The command that a comment behind it gives in its place: `# or: launchctl stop shop`. */
  readonly otherwise?: string;
}

function languageOf(info: string): string {
  return (/^[^\s{,]+/.exec(info)?.[0] ?? '').toLowerCase();
}

/** Whether every line sets a value and does nothing else; a command may well begin with one. */
export function isValueList(lines: readonly string[]): boolean {
  return (
    lines.length > 0 &&
    lines.every((line) =>
      /^[A-Z_][A-Z0-9_]*=(?!.*(?:\$\(|`))(?:"[^"]*"|'[^']*'|<[^>]*>|[^\s"'<]\S*|)(?:\s+#.*|\s*)$/.test(line),
    )
  );
}

/** Whether a fence for a shell sets variables for the commands behind it and nothing else: all of them are in use. */
export function setsUsedVariables(info: string, text: string, used: ReadonlySet<string>): boolean {
  if (!shellLanguages.has(languageOf(info))) return false;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return isValueList(lines) && lines.every((line) => used.has(line.slice(0, line.indexOf('='))));
}

/** Variables that the fences for a shell use. */
export function variablesUsed(
  fences: readonly { readonly info: string; readonly text: string }[],
): ReadonlySet<string> {
  const shell = fences.filter(({ info }) => shellLanguages.has(languageOf(info)));
  return new Set(
    shell.flatMap(({ text }) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((found) => found[1] ?? '')),
  );
}

/** A file of three values and more, one of which says how it is made: `KEY=$(openssl rand -hex 32)`. */
function mostlyValues(lines: readonly string[]): boolean {
  if (lines.length < 3 || !lines.every((line) => /^[A-Z_][A-Z0-9_]*=/.test(line))) return false;
  const plain = lines.filter((line) => isValueList([line])).length;
  return plain * 2 > lines.length;
}

/** Whether a fence holds shell: by its language, or, unlabelled, because every line of it plainly is. */
export function judgeFence(info: string, text: string): Verdict {
  const language = languageOf(info);
  if (otherShells.has(language)) return yes(`the fence is labelled “${language}”`);
  const written = text.split('\n').map((line) => line.trim());
  const lines = written.filter((line) => line !== '' && !line.startsWith('#'));
  // Values of an environment file are written into a file, not run, whatever the fence calls itself.
  if (isValueList(lines)) return no('every line sets a value: it is the content of an environment file');
  if (mostlyValues(lines))
    return no('every line sets a value, most of them a plain one: it is the content of an environment file');
  const session = judgeSession(language, written);
  if (session !== null) return session;
  const heads = logicalLines(untilExpectation(written));
  if (shellLanguages.has(language)) return judgeLabelledShell(language, text, heads);
  if (plainLabels.has(language))
    return heads.length > 0 && heads.every(looksLikeShellLine)
      ? yes(`the fence is labelled “${language}”, but every line of it is a command`)
      : no(`the fence is labelled “${language}”, and not every line of it is a command`);
  if (language !== '') return no(`the fence is labelled “${language}”, which is no shell`);
  return judgeUnlabelled(heads);
}

/** An unlabelled fence holds shell where its first command plainly is one, and most of the others are. */
function judgeUnlabelled(heads: readonly string[]): Verdict {
  if (heads.length === 0) return no('the fence has no label and no line but comments');
  const isPlain = (line: string): boolean =>
    whyNotRunnable(line) === null && (looksLikeShellLine(line) || looksLikeScriptLine(line));
  // A program that one line plainly calls is called by the others, too: `shopctl push --all`, then `shopctl status`.
  const called = new Set(heads.filter(isPlain).map(programOf));
  const isShell = (line: string): boolean =>
    isPlain(line) || (called.has(programOf(line)) && whyNotRunnable(line) === null);
  if (!isShell(heads[0] ?? '')) return no('the fence has no label, and its first line is no command');
  const share = heads.filter(isShell).length / heads.length;
  const percent = `${Math.round(share * 100)} % of its commands are plainly such`;
  return share >= 0.6
    ? yes(`the fence has no label, but ${percent}`)
    : no(`the fence has no label, and only ${percent}`);
}

/** The lines up to a comment that says what is expected of them: what follows is printed, not typed. */
function untilExpectation(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex(
    (line, index) => index > 0 && line.startsWith('#') && expectedWords.test(line.replace(/^#+\s*/, '')),
  );
  const isBehindCommand = lines.slice(0, at).some((line) => line !== '' && !line.startsWith('#'));
  return at !== -1 && isBehindCommand ? lines.slice(0, at) : lines;
}

/** What prompts say of a fence; null where it has none, or a label of something else. */
function judgeSession(language: string, lines: readonly string[]): Verdict | null {
  if (language !== '' && !shellLanguages.has(language)) return null;
  if (isOtherSession(lines)) return no('its lines were typed into a program that is no shell');
  if (language === '') {
    const first = lines.find((line) => line !== '' && !line.startsWith('#')) ?? '';
    return typedAt(first) === null ? null : yes('the fence has no label, and begins with a prompt');
  }
  return isTranscript(language, lines)
    ? yes(`the fence is labelled “${language}”, and shows what was typed behind prompts`)
    : null;
}

/** What a shell's label may stand on all the same: a listing of files, a diagram, a checklist in prose. */
function judgeLabelledShell(language: string, text: string, lines: readonly string[]): Verdict {
  if (hasChecklistLines(text)) return yes(`the fence is labelled “${language}”`);
  const prose = lines.filter((line) => whyNotRunnable(line) !== null).length;
  return lines.length > 2 && prose * 2 > lines.length
    ? no(`the fence is labelled “${language}”, but most of its lines are no commands`)
    : yes(`the fence is labelled “${language}”`);
}

/** Whether a fence is labeled as a POSIX shell's, whatever it holds. */
export function isShellLabel(info: string): boolean {
  return shellLanguages.has(languageOf(info));
}

export function isShellFence(info: string, text: string): boolean {
  return judgeFence(info, text).is;
}

interface OpenStep extends FenceStep {
  readonly commands: string[];
  readonly lines: number[];
  expect: string | undefined;
  otherwise?: string;
}

/**
 * Cuts a shell fence into steps: every comment block opens one and its first line is the title; the commands behind it
 * belong to it. An "Expected output" block is the expectation of the step before it.
 */
export function readShellFence(
  text: string,
  info: string,
  line: number,
  shell: ShellParser,
): readonly FenceStep[] {
  const other = otherShellOf(info);
  const script = scriptOf(hasChecklistLines(text) ? checklistInFence(text) : text, languageOf(info), shell);
  const lines = script.split('\n');
  const cut: Cut = { steps: [], comments: [], open: null, expecting: false, previousLine: -2 };
  const statements =
    other === undefined
      ? bindJobs(shell.statements(maskPlaceholders(script)), lines)
      : otherShellStatements(lines);
  for (const { first, last, comment } of statements) {
    const written = lines.slice(first, last + 1).join('\n');
    const source = comment ? written : trimCommand(joinContinuations(written, other ?? 'posix'));
    if (comment) addComment(cut, source, first);
    else if (cut.expecting && !looksLikeShellLine(lines[first] ?? '')) addExpected(cut, written);
    else addCommand(cut, source, line + 1 + first);
    cut.previousLine = last;
  }
  return cut.steps;
}

/** A fence while it is cut into steps. */
interface Cut {
  readonly steps: OpenStep[];
  /** The comment block that goes on. */
  comments: string[];
  /** The step that commands are added to. */
  open: OpenStep | null;
  /** Whether the last comment says what comes of the commands above it: what follows may be that. */
  expecting: boolean;
  previousLine: number;
}

function addComment(cut: Cut, source: string, line: number): void {
  const before = cut.steps.at(-1);
  const goesOn = line === cut.previousLine + 1;
  if (!goesOn || cut.open !== null) cut.comments = [];
  cut.open = null;
  const other = otherCommandIn(source);
  if (other !== null && before !== undefined && goesOn) {
    before.otherwise ??= other;
    return;
  }
  cut.comments.push(source.trim().replace(/^(?:#+|::|rem\b)\s?/i, ''));
  const expectation = expectationOf(cut.comments);
  cut.expecting = expectation !== null && before !== undefined;
  // A second block is about what stands below it.
  if (expectation !== null && before !== undefined && (goesOn || before.expect === undefined))
    before.expect = expectation;
}

/** What a program prints, below a comment that says so. */
function addExpected({ steps }: Cut, source: string): void {
  const step = steps.at(-1);
  if (step !== undefined) step.expect = `${step.expect ?? ''}\n${source}`.trim();
}

/** `line` is 0-based in the document. */
function addCommand(cut: Cut, source: string, line: number): void {
  cut.expecting = false;
  if (cut.open === null) {
    cut.open = { title: titleOf(cut.comments), commands: [], expect: undefined, line, lines: [] };
    cut.steps.push(cut.open);
    cut.comments = [];
  }
  cut.open.commands.push(source);
  cut.open.lines.push(line);
}

const otherWay = new RegExp(
  `^#+\\s*${wordsOf(({ commands }) => commands.alternatives)}\\s*[:：]?\\s*(.+)$`,
  'i',
);

/** The command that a comment gives in place of the one above it; null where it gives none. */
function otherCommandIn(comment: string): string | null {
  const said = otherWay.exec(comment.trim())?.[1]?.replace(/^`([^`]+)`.*$/, '$1') ?? '';
  const command = said.replace(/\s+[(（][^()（）]*[)）]\s*$/, '').trim();
  return /\s/.test(command) && startsWithProgram(command) && looksLikeCommand(command) ? command : null;
}

/** The first line of a comment block that says something: neither a shebang nor the name of the script it is. */
function titleOf(comments: readonly string[]): string {
  if (expectationOf(comments) !== null) return '';
  const title = comments.find(
    (comment) => comment.trim() !== '' && !/^!|^[\w.-]+\.(?:sh|bash|ps1)$/.test(comment.trim()),
  );
  return (title ?? '').trim().replace(/:$/, '');
}

const expectedWords = new RegExp(
  `^${wordsOf(({ commands }) => commands.expectations)}(?![${anyLetter}])[^:：]*[:：]?`,
  'i',
);
const expectationTitle = new RegExp(
  `^${wordsOf(({ commands }) => commands.expectationTitles)}\\s*[:：]?\\s*`,
  'i',
);

function expectationOf(comments: readonly string[]): string | null {
  const head = comments.findIndex((comment) => expectedWords.test(comment.trim()));
  return head === -1 ? null : comments.slice(head).join('\n').replace(expectationTitle, '').trim();
}
