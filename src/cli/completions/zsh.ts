import type { ArgumentRow, CommandRow, OptionRow, ValueKind } from '../describe/command-table.ts';

/** Completions for zsh, as a file named `_slipway` in its fpath, or for `source`. */
export function zshCompletions(table: readonly CommandRow[]): string {
  return `#compdef slipway
# Completions of slipway for zsh. Made by: slipway completions zsh
${table.map((row) => commandFunction(row, table)).join('\n')}
${dispatcher('_slipway', ['--version'], childrenOf('', table))}
if [ "$funcstack[1]" = _slipway ]; then _slipway "$@"; else compdef _slipway slipway; fi
`;
}

function commandFunction(row: CommandRow, table: readonly CommandRow[]): string {
  if (row.isGroup) return dispatcher(functionOf(row.name), [], childrenOf(`${row.name} `, table));
  const specs = [...row.options.map(optionSpec), "'--help'", ...row.arguments.map(argumentSpec)];
  return `${functionOf(row.name)}() {
  _arguments ${specs.join(' \\\n    ')}
}`;
}

/** Completes the next word of a group, or hands on to what was chosen. */
function dispatcher(name: string, options: readonly string[], rows: readonly CommandRow[]): string {
  const described = rows.map((row) => quote(`${lastWord(row.name)}:${row.about.replaceAll(':', '\\:')}`));
  const cases = rows.map((row) => `    ${lastWord(row.name)}) ${functionOf(row.name)} ;;`);
  return `${name}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${['--help', ...options].map(quote).join(' ')} '1: :->command' '*:: :->rest'
  case $state in
  command)
    local -a commands
    commands=(
      ${described.join('\n      ')}
    )
    _describe command commands
    ;;
  rest)
    case $line[1] in
${cases.join('\n')}
    esac
    ;;
  esac
}`;
}

function optionSpec({ name, about, value, kind }: OptionRow): string {
  const many = value?.includes('...') === true ? '*' : '';
  const action = value === null ? '' : `:${value.replace(/[^a-z]/g, '')}:${actionOf(kind)}`;
  return quote(`${many}${name}[${about.replaceAll(/[[\]\\:]/g, '\\$&')}]${action}`);
}

function argumentSpec({ shown, kind }: ArgumentRow): string {
  return quote(`${shown.startsWith('[') ? '::' : ':'}${shown.slice(1, -1)}:${actionOf(kind)}`);
}

function actionOf(kind: ValueKind): string {
  if (kind === 'checklist') return '_files -g "*.(md|markdown)(-.)"';
  if (kind === 'file') return '_files';
  return kind === 'free' ? ' ' : `(${kind.join(' ')})`;
}

function childrenOf(prefix: string, table: readonly CommandRow[]): readonly CommandRow[] {
  return table.filter(({ name }) => name.startsWith(prefix) && !name.slice(prefix.length).includes(' '));
}

const functionOf = (name: string): string => `_slipway_${name.replaceAll(/[ -]/g, '_')}`;
const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
