import type { CommandRow, ValueKind } from '../describe/command-table.ts';

/** Completions for bash: one function, without anything that has to be installed. */
export function bashCompletions(table: readonly CommandRow[]): string {
  const top = table.filter(({ name }) => !name.includes(' '));
  const groups = table.filter(({ isGroup }) => isGroup);
  return `# Completions of slipway for bash. Made by: slipway completions bash
_slipway_checklists() {
  local name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(
    compgen -d -- "$1"
    compgen -f -X '!*.md' -- "$1"
    compgen -f -X '!*.markdown' -- "$1"
  )
}
_slipway_files() {
  local name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$1")
}
_slipway_words() {
  local name
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -W "$2" -- "$1")
}
_slipway() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command='' options='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command,\${COMP_WORDS[i]}" in
      *,-*) ;;
      ,*) command=\${COMP_WORDS[i]} ;;
${groups.map(({ name }) => `      ${name},*) command="${name} \${COMP_WORDS[i]}" ;;`).join('\n')}
    esac
  done
  case "$command $prev" in
${table.flatMap(valueBranches).join('\n')}
  esac
  case $command in
    '') options='--help --version' ;;
${table.map(({ name, options }) => `    '${name}') options='${[...options.map((each) => each.name), '--help'].join(' ')}' ;;`).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    _slipway_words "$cur" "$options"
    return
  fi
  case $command in
    '') _slipway_words "$cur" '${top.map(({ name }) => name).join(' ')}' ;;
${table.flatMap((row) => argumentBranch(row, table)).join('\n')}
  esac
}
complete -F _slipway slipway
`;
}

/** What follows an option that takes a value. */
function valueBranches({ name, options }: CommandRow): readonly string[] {
  return options
    .filter(({ value }) => value !== null)
    .map((option) => `    '${name} ${option.name}') ${offer(option.kind)}; return ;;`);
}

function argumentBranch(row: CommandRow, table: readonly CommandRow[]): readonly string[] {
  if (row.isGroup) {
    const own = table.filter(({ name }) => name.startsWith(`${row.name} `));
    return [`    '${row.name}') ${offer(own.map(({ name }) => name.slice(row.name.length + 1)))} ;;`];
  }
  const kind = row.arguments[0]?.kind ?? 'free';
  return kind === 'free' ? [] : [`    '${row.name}') ${offer(kind)} ;;`];
}

function offer(kind: ValueKind): string {
  if (kind === 'checklist') return '_slipway_checklists "$cur"';
  if (kind === 'file') return '_slipway_files "$cur"';
  return kind === 'free' ? ':' : `_slipway_words "$cur" '${kind.join(' ')}'`;
}
