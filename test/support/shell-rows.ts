/** Shells that run steps on one machine or another. */
export const shells: readonly (readonly [program: Shell, ...options: string[]])[] = [
  ['bash'],
  ['dash'],
  ['busybox', 'sh'],
];
export type Shell = 'bash' | 'dash' | 'busybox';

export interface ShellRow {
  /** What the lines leave behind for each other. */
  readonly of: string;
  readonly lines: readonly string[];
  /** Shells that do not have it at all. */
  readonly not?: readonly Shell[];
  /** Shells whose state, as text, does not hold it. */
  readonly notAsText?: readonly Shell[];
  /** What a step that reads the state as text sees in place of it, in every shell. */
  readonly asText?: string;
}

/** A fence, line by line. What the last line prints says whether it is the same shell to its author. */
export const shellRows: readonly ShellRow[] = [
  { of: 'variables', lines: ['A="it\'s \\"$HOME\\""', 'echo "$A"'] },
  { of: 'variables of several lines', lines: ['A="one\ntwo\n"', 'printf "%s|" "$A"'] },
  { of: 'exported variables', lines: ['export A=1', 'sh -c \'echo "$A"\''] },
  { of: 'variables that are not exported', lines: ['A=1', 'sh -c \'echo "[$A]"\''] },
  { of: 'variables that are taken back', lines: ['A=1', 'unset A', 'echo "${A-none}"'] },
  { of: 'what the step was given', lines: ['GIVEN=$GIVEN-more', 'echo "$GIVEN $OTHER"'] },
  { of: 'what the step was given, taken back', lines: ['unset GIVEN', 'echo "${GIVEN-none} $OTHER"'] },
  { of: 'empty variables', lines: ['A=', 'echo "${A-none}"'] },
  {
    of: 'variables of 200 kB',
    lines: ['A=$(head -c 200000 /dev/zero | tr "\\0" x)', 'ls / >/dev/null && echo "${#A}"'],
  },
  { of: 'what a command printed', lines: ['A=$(printf "a b")', 'echo "$A"'] },
  { of: 'arithmetic', lines: ['A=1', 'A=$((A + 2))', 'echo "$A"'] },
  { of: 'arrays', lines: ['A=(x "y z")', 'printf "<%s>" "${A[@]}"'], not: ['dash', 'busybox'] },
  { of: 'arrays that grow', lines: ['A=(x)', 'A+=("y z")', 'echo "${#A[@]}"'], not: ['dash', 'busybox'] },
  {
    of: 'associative arrays',
    lines: ['declare -A A=([x]=1)', 'A[y]=2', 'echo "${A[x]}${A[y]}"'],
    not: ['dash', 'busybox'],
  },
  { of: 'numbers', lines: ['declare -i A=1', 'A+=2', 'echo "$A"'], not: ['dash', 'busybox'] },
  { of: 'names of names', lines: ['B=1', 'declare -n A=B', 'echo "$A"'], not: ['dash', 'busybox'] },
  { of: 'what may not change', lines: ['readonly A=1', '(A=2) 2>/dev/null || echo "$A"'] },
  { of: 'the directory', lines: ['mkdir d', 'cd d', 'basename "$PWD"'] },
  { of: 'the directory before', lines: ['cd /usr', 'cd /tmp', 'cd -', 'pwd'] },
  { of: 'a directory with a quote', lines: ['mkdir "it\'s"', 'cd "it\'s"', 'cd /', 'cd -'] },
  {
    of: 'the stack of directories',
    lines: ['mkdir "it\'s"', 'pushd /usr >/dev/null', 'pushd "$HOME/it\'s" >/dev/null', 'popd', 'popd'],
    not: ['dash', 'busybox'],
  },
  { of: 'the mask of new files', lines: ['umask 077', ': > f', 'stat -c %a f'] },
  { of: 'functions', lines: ['f() { echo "f $1"; }', 'f x'], notAsText: ['dash', 'busybox'] },
  {
    of: 'functions of functions',
    lines: ['f() { echo f; }', 'g() { f; }', 'g'],
    notAsText: ['dash', 'busybox'],
  },
  {
    of: 'a function called like a builtin',
    lines: ['cd() { command cd "$@" && echo "in $1"; }', 'cd /usr'],
    notAsText: ['dash', 'busybox'],
  },
  {
    of: 'exported functions',
    lines: ['f() { echo f; }', 'export -f f', 'bash -c f'],
    not: ['dash', 'busybox'],
  },
  { of: 'aliases', lines: ['alias hi="echo hi"', 'hi you'] },
  {
    of: 'aliases that are taken back',
    lines: ['alias hi="echo hi"', 'unalias hi', 'hi 2>/dev/null || echo none'],
  },
  { of: 'set -u', lines: ['set -u', '(echo "$NOPE") 2>/dev/null || echo unset'] },
  { of: 'set -e', lines: ['set -e', 'case $- in *e*) echo on;; esac'] },
  { of: 'set -f', lines: ['set -f', 'echo /usr/b*n'] },
  { of: 'set -C', lines: [': > f', 'set -C', '(: > f) 2>/dev/null || echo kept'] },
  { of: 'set -o pipefail', lines: ['set -o pipefail', 'false | cat || echo failed'], not: ['dash'] },
  { of: 'options that are taken back', lines: ['set -u', 'set +u', 'echo "[$NOPE]"'] },
  { of: 'shopt', lines: ['shopt -s nullglob', 'echo [ /nowhere/* ]'], not: ['dash', 'busybox'] },
  {
    of: 'extended globs in functions',
    lines: ['shopt -s extglob', 'f() { case x in @(x|y)) echo yes;; esac; }', 'f'],
    not: ['dash', 'busybox'],
  },
  { of: 'IFS', lines: ['IFS=:', 'A=x:y', 'for i in $A; do echo "<$i>"; done'] },
  {
    of: 'PATH',
    lines: [
      'mkdir bin',
      'printf "#!/bin/sh\\necho mine\\n" > bin/mine',
      'chmod +x bin/mine',
      'PATH=$PWD/bin:$PATH',
      'mine',
    ],
  },
  { of: 'what is sourced', lines: ['echo "A=1; f() { echo f; }" > env', '. ./env', 'echo "$A"'] },
  {
    of: 'an ssh-agent',
    lines: ['eval "$(ssh-agent -s)" >/dev/null', 'ssh-add -l || :', 'ssh-agent -k >/dev/null && echo ended'],
  },
  { of: 'limits', lines: ['ulimit -n 99', 'ulimit -S -n 90', 'ulimit -n; ulimit -H -n'] },
  { of: 'the status of the line before', lines: ['A=1', 'echo "$?"'] },
  {
    of: 'the shell itself',
    lines: ['A=$$', '[ "$A" = "$$" ] && echo same || echo other'],
    asText: 'other\n',
  },
  {
    of: 'a job',
    lines: ['sleep 0 &', 'wait "$!" 2>/dev/null && echo waited || echo unknown'],
    asText: 'unknown\n',
  },
  {
    of: 'an open file',
    lines: ['exec 3> f', '(echo x >&3) 2>/dev/null && echo open || echo closed'],
    asText: 'closed\n',
  },
  { of: 'an exit trap', lines: ['trap "echo bye" EXIT', 'echo line'] },
  { of: 'an exit trap of several lines', lines: ['trap "echo one\necho bye" EXIT', 'A=1', 'echo line'] },
  { of: 'an exit trap that is taken back', lines: ['trap "echo bye" EXIT', 'trap - EXIT', 'echo line'] },
  {
    of: 'an exit trap and a step that leaves',
    lines: ['trap "echo bye" EXIT', 'echo line; exit 0; echo no'],
  },
  { of: 'an exit trap under set -e', lines: ['set -e', 'trap "echo bye" EXIT', 'echo line; false; echo no'] },
  { of: 'an exit trap and its variables', lines: ['A=1', 'trap \'echo "$A"\' EXIT', 'A=2'] },
  { of: 'a trap of a signal', lines: ['trap "echo got" USR1', 'kill -USR1 $$; echo line'] },
  { of: 'a signal that is not heard', lines: ['trap "" USR1', 'kill -USR1 $$; echo line'] },
  {
    of: 'a job by its number',
    lines: ['sleep 2 &', 'kill %1; wait "$!" 2>/dev/null; echo "$?"'],
    not: ['dash', 'busybox'],
    asText: '1\n',
  },
  {
    of: 'jobs that are waited for together',
    lines: ['(sleep 0.1; echo one > f) &', '(sleep 0.1; echo two > g) &', 'wait; cat f g'],
    notAsText: ['bash', 'dash', 'busybox'],
  },
  {
    of: 'a file that is read line by line',
    lines: ['printf "a\\nb\\n" > f', 'exec 4< f', 'read x <&4', 'read y <&4; echo "$x$y"'],
    asText: '\n',
  },
  { of: 'parameters', lines: ['set -- a "b c"', 'echo "$2"'], asText: '\n' },
  { of: 'options of options', lines: ['OPTIND=1', 'getopts x: o -x 5', 'echo "$o$OPTARG"'] },
  {
    of: 'a trap on errors',
    lines: ["trap 'echo failed >> f' ERR", 'false', 'cat f'],
    not: ['dash', 'busybox'],
  },
  {
    of: 'seconds',
    lines: ['SECONDS=100', '[ "$SECONDS" -ge 100 ] && echo counts'],
    not: ['dash', 'busybox'],
  },
];
