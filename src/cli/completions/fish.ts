import type { CommandRow, OptionRow, ValueKind } from '../describe/command-table.ts';

/** Completions for fish, as `slipway.fish` in its folder of completions, or for `source`. */
export function fishCompletions(table: readonly CommandRow[]): string {
  const lines = table.flatMap((row) => [
    commandLine(row, table),
    ...row.options.map((option) => optionLine(row, option)),
    ...argumentLines(row),
  ]);
  return `# Completions of slipway for fish. Made by: slipway completions fish
function __slipway_checklists
    set -l word (commandline -ct)
    for file in $word*/ $word*.md $word*.markdown
        echo $file
    end
end
complete -c slipway -f
complete -c slipway -l help
complete -c slipway -n __fish_use_subcommand -l version
${lines.join('\n')}
`;
}

function commandLine({ name, about }: CommandRow, table: readonly CommandRow[]): string {
  const [word = '', group] = name.split(' ').toReversed();
  return `complete -c slipway -n ${quote(group === undefined ? '__fish_use_subcommand' : within(group, table))} -a ${word} -d ${quote(about)}`;
}

/** Behind the name of a group, before one of its own commands. */
function within(group: string, table: readonly CommandRow[]): string {
  const own = table.filter(({ name }) => name.startsWith(`${group} `));
  const words = own.map(({ name }) => name.slice(group.length + 1)).join(' ');
  return `__fish_seen_subcommand_from ${group}; and not __fish_seen_subcommand_from ${words}`;
}

function optionLine(row: CommandRow, { name, about, value, kind }: OptionRow): string {
  // A value may be left out where help shows it in brackets.
  const takes = value === null || value.startsWith('[') ? '' : ' -r';
  return `complete -c slipway -n ${quote(seen(row))} -l ${name.slice(2)}${takes}${value === null ? '' : offer(kind)} -d ${quote(about)}`;
}

function argumentLines(row: CommandRow): readonly string[] {
  const kind = row.arguments[0]?.kind ?? 'free';
  return kind === 'free' ? [] : [`complete -c slipway -n ${quote(seen(row))}${offer(kind)}`];
}

function offer(kind: ValueKind): string {
  if (kind === 'checklist') return " -a '(__slipway_checklists)'";
  if (kind === 'file') return ' -F';
  return kind === 'free' ? '' : ` -a ${quote(kind.join(' '))}`;
}

function seen({ name }: CommandRow): string {
  return name
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ');
}

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
