import { mayHoldPlaceholder, placeholderSpellings } from './placeholder-spellings.ts';

/** Values a command needs before it can run, in the order they appear. `known` holds names the plan or sidecar sets. */
export function placeholdersOf(
  commands: readonly string[],
  known: ReadonlySet<string> = new Set(),
): readonly string[] {
  const text = commands.length === 1 ? (commands[0] ?? '') : commands.join('\n');
  if (!mayHoldPlaceholder.test(text)) return [];
  const found = new Set<string>();
  for (const spelling of placeholderSpellings) {
    for (const match of text.matchAll(spelling)) {
      if (!isRegexClass(text, match.index)) found.add(match[0]);
    }
  }
  for (const match of text.matchAll(/\$\{?([A-Z][A-Z0-9_]+)\}?/g)) {
    const name = match[1] ?? '';
    const assigned = new RegExp(
      `(?:^|[\\s;&(])(?:export\\s+|local\\s+|read\\s+(?:-\\w+\\s+)*)?${name}=|\\bfor\\s+${name}\\b`,
      'm',
    );
    if (!environment.has(name) && !known.has(name) && !assigned.test(text)) found.add(match[0]);
  }
  return [...found];
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

/** Replaces every placeholder for which there is a value; variables become values too, so that no shell need know them. */
export function fillPlaceholders(command: string, values: Readonly<Record<string, string>>): string {
  let filled = command;
  for (const [name, value] of Object.entries(values)) {
    if (!name.startsWith('$') && value !== '') filled = filled.replaceAll(name, value);
  }
  return filled;
}

/** `$NAME` or `${NAME}` as the variable's name; null for every other spelling. */
export function variableOf(placeholder: string): string | null {
  return /^\$\{?(\w+)\}?$/.exec(placeholder)?.[1] ?? null;
}

/** Whether a placeholder needs nobody any more: it has a value, or it is a variable the sidecar sets. */
export function isSet(
  placeholder: string,
  values: Readonly<Record<string, string>>,
  sidecar: {
    readonly env?: Readonly<Record<string, string>> | undefined;
    readonly secrets?: Readonly<Record<string, string>> | undefined;
  },
): boolean {
  const variable = variableOf(placeholder);
  if (
    variable !== null &&
    (sidecar.env?.[variable] !== undefined || sidecar.secrets?.[variable] !== undefined)
  )
    return true;
  return (values[placeholder] ?? '') !== '';
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
