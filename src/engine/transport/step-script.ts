import { type AttemptSpec, quoteWord } from './transport.ts';

/** Variables that belong to one process and must not be carried to the next. */
const perProcess =
  '^(declare -[A-Za-z-]+ |export )(SHLVL|PWD|OLDPWD|_|TERM|COLUMNS|LINES|SSH_[A-Z_]+|BASHOPTS|SHELLOPTS|BASH_[A-Z_]+|PPID|UID|EUID|SLIPWAY_[A-Z]+|slipway_[a-z]+)(=|$)';

/**
 * The script one attempt runs, for bash or any POSIX sh. Steps of a section share what their author would expect of one
 * shell: the working directory, variables and functions are read from the section's state file before the command and
 * written back (by rename) when it ends. `SLIPWAY_STATE` names that file; the caller sets it.
 */
export function stepScript(spec: AttemptSpec): string {
  const lines = [
    'slipway_save() {',
    '  slipway_exit=$?',
    '  {',
    `    export -p | grep -Ev ${quoteWord(perProcess)}`,
    '    if [ -n "${BASH_VERSION:-}" ]; then unset -f slipway_save; declare -f; fi',
    `    printf 'cd %s\\n' "'$(pwd | sed "s/'/'\\\\\\\\''/g")'"`,
    '  } > "$SLIPWAY_STATE.tmp" 2>/dev/null && mv -f "$SLIPWAY_STATE.tmp" "$SLIPWAY_STATE" 2>/dev/null',
    '  exit "$slipway_exit"',
    '}',
  ];
  for (const [name, value] of Object.entries(spec.env)) {
    if (/^[A-Za-z_]\w*$/.test(name)) lines.push(`export ${name}=${quoteWord(value)}`);
  }
  // On a server the section starts where the run's artifacts were staged; the supervisor made that folder.
  lines.push(
    spec.cwd === null ? 'cd "${SLIPWAY_WORK:-.}" || exit 97' : `cd ${quotePath(spec.cwd)} || exit 97`,
  );
  lines.push(
    'if [ -f "$SLIPWAY_STATE" ]; then . "$SLIPWAY_STATE" 2>/dev/null; fi',
    ...(spec.readOnly ? [] : ['trap slipway_save EXIT']),
    // Variables an author sets without `export` are meant for the steps below as well.
    'set -a',
    spec.command,
    '',
  );
  return lines.join('\n');
}

/** Quotes a path, leaving a leading `~/` to the shell. */
export function quotePath(path: string): string {
  if (path === '~') return '"$HOME"';
  return path.startsWith('~/') ? `"$HOME"/${quoteWord(path.slice(2))}` : quoteWord(path);
}
