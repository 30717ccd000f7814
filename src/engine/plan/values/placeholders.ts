import { mayHoldPlaceholder, placeholderSpellings } from './placeholder-spellings.ts';

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
  const found = mayHoldPlaceholder(text) ? spelledIn(text) : new Map<string, string>();
  for (const [name, decision] of Object.entries(corrections ?? {}))
    if (decision === 'ask' && text.includes(name) && !found.has(name))
      found.set(name, 'it is no known spelling');
  return [...found].map(([name, reason]) => ({ name, reason }));
}

/** Everything in a text that is spelled as a placeholder, with the reason. */
function spelledIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, pattern, unless } of placeholderSpellings) {
    if (unless?.test(text) === true) continue;
    for (const match of text.matchAll(pattern))
      if (!isRegexClass(text, match.index)) found.set(match[0], `it is ${name}`);
  }
  for (const variable of unsetVariables(text)) found.set(variable, 'no command sets this variable');
  return found;
}

/** What stands behind a command as a remark is for its reader. */
function withoutRemarks(text: string): string {
  return text.includes(' #') ? text.replace(/[ \t]+#[ \t].*$/gm, '') : text;
}

function unsetVariables(text: string): readonly string[] {
  const unset: string[] = [];
  for (const match of text.matchAll(/\$(?:\{([A-Z][A-Z0-9_]+)(:?[-=+])?|([A-Z][A-Z0-9_]+))/g)) {
    const [, braced, otherwise, plain = ''] = match;
    const name = braced ?? plain;
    // `${NAME:-8080}` says itself what stands in for it.
    if (environment.has(name) || otherwise !== undefined) continue;
    const assigned = new RegExp(
      `(?:^|[\\s;&(])(?:export\\s+|local\\s+|read\\s+(?:-\\w+\\s+)*)?${name}=|\\bfor\\s+${name}\\b`,
      'm',
    );
    if (!assigned.test(text)) unset.push(braced === undefined ? `$${name}` : `\${${name}}`);
  }
  return unset;
}

/** Variables that some command sets: no step behind it has to be given them. */
export function assignedIn(commands: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const command of commands) {
    if (!/=|\bread\b|\bfor\b/.test(command)) continue;
    for (const match of command.matchAll(
      /(?:^|[\s;&(])(?:(?:export|local|declare|readonly)\s+(?:-\w+\s+)*|read\s+(?:-\w+\s+|"[^"]*"\s+|'[^']*'\s+)*|for\s+)?([A-Za-z_]\w*)(?==|\s*$|\s+in\b)/gm,
    )) {
      if (match[1] !== undefined) names.add(match[1]);
    }
  }
  return names;
}

/** Names a shell has by itself. */
const environment = new Set(
  'HOME PATH USER LOGNAME SHELL PWD OLDPWD HOSTNAME LANG TERM TMPDIR UID EUID RANDOM SECONDS LINENO PIPESTATUS BASH_SOURCE EDITOR'.split(
    ' ',
  ),
);

function isRegexClass(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 1), at);
  return before === '\\' || before === '^';
}
