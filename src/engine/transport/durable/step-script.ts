import { type AttemptSpec, quoteWord } from '../transport.ts';

/** Variables that belong to one process and must not be carried to the next. */
const perProcess =
  'SHLVL PWD OLDPWD _ TERM COLUMNS LINES SSH_CLIENT SSH_CONNECTION SSH_TTY SSH_ORIGINAL_COMMAND SSH_AUTH_SOCK SSH_USER_AUTH SLIPWAY_STATE SLIPWAY_WORK SLIPWAY_RUN slipway_from';

/** A secret of this name is what sudo is given when it asks. */
const sudoSecret = 'SUDO_PASSWORD';

/**
 * The script one attempt runs, for bash or any POSIX sh. Steps of a section share what their author would expect of one
 * shell: the working directory, variables and functions are read from the section's state file before the command and
 * written back, whole or not at all, when it ends. `SLIPWAY_STATE` names that file; the caller sets it.
 */
export function stepScript(spec: AttemptSpec): string {
  const secrets = Object.keys(spec.secrets).filter(isName);
  const lines = [
    'slipway_save() {',
    '  set +a',
    '  {',
    // A function called `cd` must not answer to this line, so it stands before the functions.
    `    if [ -n "\${BASH_VERSION:-}" ]; then unset -f slipway_save; printf 'cd %q\\n' "$PWD"; declare -f`,
    `    else printf 'cd %s\\n' "'$(pwd | sed "s/'/'\\\\\\\\''/g")'"; fi`,
    `    unset ${[perProcess, ...secrets].join(' ')}; export -p`,
    '  } > "$2.$slipway_to" 2>/dev/null && printf \'%s\\n\' "$slipway_to" 1<> "$2" 2>/dev/null',
    '  exit "$1"',
    '}',
    // Two copies, and a pointer to the whole one that is overwritten in place: what a rename does, without a process.
    'slipway_from=; [ ! -f "$SLIPWAY_STATE" ] || read -r slipway_from < "$SLIPWAY_STATE"',
    'case "$slipway_from" in a) slipway_to=b;; *) slipway_to=a;; esac',
  ];
  for (const [name, value] of Object.entries({ ...spec.env, ...spec.secrets })) {
    if (isName(name)) lines.push(`export ${name}=${quoteWord(value)}`);
  }
  // The shell holds the file open and reads on; nobody else can from here.
  if (secrets.length > 0) lines.push('rm -f -- "$0"');
  // The password of sudo, should the sidecar have it among its secrets: asked for by sudo itself, through a program that
  // holds nothing.
  if (secrets.includes(sudoSecret))
    lines.push(
      'SUDO_ASKPASS="$SLIPWAY_STATE.askpass"; export SUDO_ASKPASS',
      `printf '#!/bin/sh\\nprintf "%%s\\\\n" "$${sudoSecret}"\\n' > "$SUDO_ASKPASS" && chmod 700 "$SUDO_ASKPASS"`,
      'sudo() { command sudo -A "$@"; }',
    );
  // A section starts in the project's folder, or on a server where the run's artifacts were staged.
  lines.push('cd "${SLIPWAY_WORK:-.}" || exit 97');
  if (spec.cwd !== null) lines.push(`cd ${quotePath(spec.cwd)} || exit 97`);
  lines.push(
    // Where a step with a directory of its own counts from, wherever the steps before it went.
    'slipway_home=$PWD',
    'if [ -n "$slipway_from" ]; then . "$SLIPWAY_STATE.$slipway_from" 2>/dev/null; fi',
    ...(spec.readOnly ? [] : ['trap \'slipway_save $? "$SLIPWAY_STATE"\' EXIT']),
    // Variables an author sets without `export` are meant for the steps below as well.
    'set -a',
    spec.command,
    '',
  );
  return lines.join('\n');
}

const isName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);

/** Quotes a path, leaving a leading `~/` to the shell. */
export function quotePath(path: string): string {
  if (path === '~') return '"$HOME"';
  return path.startsWith('~/') ? `"$HOME"/${quoteWord(path.slice(2))}` : quoteWord(path);
}
