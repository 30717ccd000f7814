import type { Command, Option } from 'commander';

/** What may stand in a place of the command line: a checklist, any file, one of some words, or what only a person knows. */
export type ValueKind = 'checklist' | 'file' | 'free' | readonly string[];

export interface OptionRow {
  /** With its dashes, such as `--json`. */
  readonly name: string;
  readonly about: string;
  /** As help shows it, such as `<name...>`; null for a switch. */
  readonly value: string | null;
  readonly kind: ValueKind;
}

export interface ArgumentRow {
  /** As help shows it, such as `[file]`. */
  readonly shown: string;
  readonly about: string;
  readonly kind: ValueKind;
}

export interface CommandRow {
  /** Its words behind the program's name, such as `secret set`. */
  readonly name: string;
  readonly about: string;
  readonly arguments: readonly ArgumentRow[];
  readonly options: readonly OptionRow[];
  /** It has only commands of its own. */
  readonly isGroup: boolean;
}

/** What completions may offer for an argument, by its name; anything else only a person knows. */
const kinds: Readonly<Record<string, ValueKind>> = {
  file: 'checklist',
  // A run or a checklist: runs have names that nobody types from memory, and `slipway status` lists them.
  what: 'checklist',
  name: ['sidecar', 'plan', 'account'],
};
/** The same for the values of options. */
const optionKinds: Readonly<Record<string, ValueKind>> = { file: 'file', out: 'file', rules: 'file' };

/** Every command of a program and of its groups, in the order in which they were added: what manuals and completions are made from. */
export function commandTable(program: Command): readonly CommandRow[] {
  return program.commands.flatMap((command) => rowsOf(command, ''));
}

function rowsOf(command: Command, group: string): readonly CommandRow[] {
  const name = `${group}${command.name()}`;
  const row: CommandRow = {
    name,
    about: command.description(),
    arguments: command.registeredArguments.map((each) => ({
      shown: each.required ? `<${each.name()}>` : `[${each.name()}]`,
      about: each.description,
      kind: each.argChoices ?? kinds[each.name()] ?? 'free',
    })),
    options: command.options.map(optionRow),
    isGroup: command.commands.length > 0,
  };
  return [row, ...command.commands.flatMap((each) => rowsOf(each, `${name} `))];
}

function optionRow(option: Option): OptionRow {
  const value = /[<[].*$/.exec(option.flags)?.[0] ?? null;
  const kind = optionKinds[value?.replace(/[^a-z]/g, '') ?? ''] ?? 'free';
  return { name: option.long ?? option.flags, about: option.description, value, kind };
}
