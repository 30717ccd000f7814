import { withoutLiterals } from './literal-text.ts';
import { mayHoldPlaceholder, placeholderSpellings } from './placeholder-spellings.ts';
import { variablesSet } from './variables-set.ts';

/** A value that a command needs before it can run, and what gave it away. */
export interface Placeholder {
  readonly name: string;
  readonly reason: string;
}

/** What a person said of placeholders: `ask` for it, or take it as `literal` text. */
type Corrections = Readonly<Record<string, 'ask' | 'literal'>> | undefined;

/** The names of {@link findPlaceholders}, without those that a person took as they stand. */
export function placeholdersOf(commands: readonly string[], corrections?: Corrections): readonly string[] {
  const found = findPlaceholders(commands, corrections);
  return corrections === undefined
    ? found.map(({ name }) => name)
    : found.flatMap(({ name }) => (corrections[name] === 'literal' ? [] : [name]));
}

/** Values that commands need before they can run, in the order they appear, by spelling; and those a person asks for. */
export function findPlaceholders(
  commands: readonly string[],
  corrections?: Corrections,
): readonly Placeholder[] {
  const text = withoutRemarks(commands.length === 1 ? (commands[0] ?? '') : commands.join('\n'));
  const found = mayHoldPlaceholder(text) ? spelledIn(text, commands) : new Map<string, string>();
  for (const [name, decision] of Object.entries(corrections ?? {}))
    if (decision === 'ask' && text.includes(name) && !found.has(name))
      found.set(name, 'it is no known spelling');
  return [...found].map(([name, reason]) => ({ name, reason }));
}

/** Everything in a text that is spelled as a placeholder, with the reason. */
function spelledIn(text: string, commands: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, pattern, unless } of placeholderSpellings) {
    if (unless?.test(text) === true) continue;
    for (const match of text.matchAll(pattern))
      if (!isRegexClass(text, match.index)) found.set(match[0], `it is ${name}`);
  }
  for (const variable of unsetVariables(commands)) found.set(variable, 'no command sets this variable');
  return found;
}

/** What stands behind a command as a remark is for its reader. */
function withoutRemarks(text: string): string {
  return text.includes(' #') ? text.replace(/[ \t]+#[ \t].*$/gm, '') : text;
}

/** Variables that are used and set nowhere; `commands` is the text as its shell expands it. */
function unsetVariables(commands: readonly string[]): readonly string[] {
  const text = withoutRemarks(commands.map(withoutLiterals).join('\n'));
  if (!text.includes('$')) return [];
  const set = variablesSet(text);
  const unset: string[] = [];
  for (const match of text.matchAll(/\$(?:\{([A-Z][A-Z0-9_]+)(:?[-=+])?|([A-Z][A-Z0-9_]+))/g)) {
    const [, braced, otherwise, plain = ''] = match;
    const name = braced ?? plain;
    // `${NAME:-8080}` says itself what stands in for it.
    if (environment.has(name) || otherwise !== undefined || set.has(name)) continue;
    unset.push(braced === undefined ? `$${name}` : `\${${name}}`);
  }
  return unset;
}

/** Variables that some command sets: no step behind it has to be given them. */
export function assignedIn(commands: readonly string[]): ReadonlySet<string> {
  return new Set(commands.flatMap((command) => [...variablesSet(command)]));
}

/** Names a shell has by itself. */
const environment = new Set(
  'HOME PATH USER LOGNAME SHELL PWD OLDPWD HOSTNAME LANG TERM TMPDIR UID EUID RANDOM SECONDS LINENO PIPESTATUS BASH_SOURCE BASH_VERSION BASHPID BASH_REMATCH FUNCNAME PPID IFS REPLY OPTIND EPOCHSECONDS EDITOR'.split(
    ' ',
  ),
);

function isRegexClass(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 1), at);
  return before === '\\' || before === '^';
}
