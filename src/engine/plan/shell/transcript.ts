import { looksLikeShellLine, startsWithProgram } from './recognize-command.ts';
import type { ShellParser } from './shell-parser.ts';

/** What may stand in front of any prompt: an environment that is active. */
const environment = String.raw`^\s*(?:\([\w.-]+\)\s*)?`;

/** Prompts whose shape alone says what they are; the first group is what was typed behind them. */
const prompts: readonly RegExp[] = [
  // `$ make`, `% make`, `❯ make`
  /(?:[$%❯➜λ]\s+)(\S.*)$/,
  // `deploy@web-1:~$ make`, `root@db1 /srv # make`, `user@host% make`
  /[\w.-]+@[\w.-]+(?::\s?[^\s$#%>]*|\s+[^\s$#%>]+)?\s?[$#%>]\s+(\S.*)$/,
  // `[root@db1 ~]# make`
  /\[[\w.-]+@[\w.-]+[^\]\n]*\]\s?[$#%]\s+(\S.*)$/,
  // `web-1$ make`, `bash-5.1$ make`, `web-1:/srv$ make`
  /[a-zA-Z][\w.-]*(?::[~/][^\s$#%]*)?[$%]\s+(\S.*)$/,
  // `~ $ make`, `/srv/app $ make`
  /[~/][^\s$#%]*\s?[$%]\s+(\S.*)$/,
  // `PS C:\app> make`, `C:\app> make`
  /PS(?:\s[^>\n]*)?>\s*(\S.*)$/,
  /[A-Za-z]:\\[^>\n]*>\s*(\S.*)$/,
].map(({ source }) => new RegExp(environment + source, 'u'));

/** Prompts of root that could be a comment behind a word as well: what was typed has to be a program. */
const rootPrompt = new RegExp(
  String.raw`${environment}(?:[a-zA-Z][\w.-]*(?::[~/][^\s$#%]*)?|[~/][^\s$#%]*\s)#\s+(\S.*)$`,
  'u',
);

/** Prompts of programs that are no shell: Python, databases, Ruby, Redis. */
const otherPrompt = new RegExp(
  String.raw`^\s*(?:${[
    '>>>',
    String.raw`(?:mysql|sqlite|mongosh|redis|hive|spark-sql|scala|MariaDB \[[^\]\n]*\])>`,
    String.raw`\w+(?:=[#>]|-[#>])`,
    String.raw`irb\([^)\n]*\)(?::\d+)*[>*]`,
    String.raw`In \[\d+\]:`,
    String.raw`(?:[\w-]+|(?:\d{1,3}\.){3}\d{1,3}):\d{4,5}>`,
  ].join('|')})\s+\S`,
);

/** Labels of fences that show what was typed and what came of it. */
const shownSession = /^(?:console|terminal|shell-?session|sh-session|bash-session)$/;

/** What was typed behind a prompt; null for a line without one. */
export function typedAt(line: string): string | null {
  for (const prompt of prompts) {
    const typed = prompt.exec(line)?.[1];
    if (typed !== undefined) return typed;
  }
  const typed = rootPrompt.exec(line)?.[1];
  return typed !== undefined && startsWithProgram(typed) ? typed : null;
}

/** Whether lines were typed into a program that is no shell: they have its prompts, and none has a shell's. */
export function isOtherSession(lines: readonly string[]): boolean {
  return lines.some((line) => otherPrompt.test(line)) && !lines.some((line) => typedAt(line) !== null);
}

/** Whether a fence with this label shows commands behind prompts. */
export function isTranscript(language: string, lines: readonly string[]): boolean {
  return lines.some((line) => typedAt(line) !== null) || isRootSession(language, lines);
}

/**
 * Whether `#` is root's prompt here, and not the sign of a comment: most such lines run a program, and the others are what the
 * programs print. Where the others are commands, the first ones are their titles.
 */
function isRootSession(language: string, lines: readonly string[]): boolean {
  if (!shownSession.test(language)) return false;
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  const signed = written.filter((line) => /^#\s/.test(line));
  const typed = signed.filter((line) => typedByRoot(line) !== null);
  const others = written.filter((line) => !line.startsWith('#'));
  return typed.length * 2 > signed.length && !(others.length > 0 && others.every(looksLikeShellLine));
}

function typedByRoot(line: string): string | null {
  const typed = /^\s*#\s+(\S.*)$/.exec(line)?.[1];
  return typed !== undefined && startsWithProgram(typed) ? typed : null;
}

/**
 * The script of a fence, line for line: without prompts; where there are prompts, without what was printed. A command goes on
 * over the lines that complete it.
 */
export function scriptOf(text: string, language: string, shell: ShellParser): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const isRoot = isRootSession(language, lines);
  const typed = lines.map((line) => (isRoot ? (/^\s*#\s+(\S.*)$/.exec(line)?.[1] ?? null) : typedAt(line)));
  if (typed.every((line) => line === null)) return lines.join('\n');
  const script = lines.map((line) => (line.trim().startsWith('#') ? line : ''));
  for (const [at, command] of typed.entries()) {
    if (command === null) continue;
    script[at] = command;
    const next = typed.findIndex((line, index) => index > at && line !== null);
    const behind = lines.slice(at + 1, next === -1 ? lines.length : next);
    const whole = completed(command, behind, shell);
    for (const [index, line] of whole.entries()) script[at + 1 + index] = line;
  }
  return script.join('\n');
}

/** The lines behind a command that complete it, without the prompt `>` where all of them have it. */
function completed(command: string, behind: readonly string[], shell: ShellParser): readonly string[] {
  const plain = behind.map((line) => line.replace(/^\s*>{1,2}(?: |$)/, ''));
  for (let count = 0; count <= behind.length; count += 1) {
    const taken = behind.slice(0, count);
    const lines = taken.every((line) => /^\s*>{1,2}(?: |$)/.test(line)) ? plain.slice(0, count) : taken;
    const whole = [command, ...lines].join('\n');
    if (!/(?<!\\)(?:\\\\)*\\$|\s`$/.test(whole) && shell.isComplete(whole)) return lines;
  }
  return [];
}
