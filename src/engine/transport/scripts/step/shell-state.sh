# shellcheck shell=sh
# The beginning of the script that one attempt runs, here or on a server, in bash or any POSIX sh. Steps of one shell share what
# their author expects of it: the working directory, variables and functions are read from the shell's state file before the
# command and written back, whole or not at all, when it ends.
#
# Called by: step-script.ts, which puts the step's variables in front, with slipway_home (the directory the shell starts
#   in, or nothing), and behind it the trap that calls slipway_save, and the command.
# Environment: SLIPWAY_STATE, the state file; SLIPWAY_WORK, where shells start: the project's folder, or on a server
#   the run's work folder.
# Ends with: 97 where the directory the shell starts in cannot be entered.
#
# Every name begins with slipway_, because the command that follows is somebody else's.

# slipway_save STATUS STATE-FILE SECRET…: writes the state, without variables that belong to one process and without the
# secrets, and ends the step with its status.
slipway_save() {
  set +a
  slipway_end=$1 slipway_file=$2
  shift 2
  {
    # A function called `cd` must not answer to the first line, so it stands before the functions.
    # shellcheck disable=SC3044,SC3050 # Only bash comes here.
    if [ -n "${BASH_VERSION:-}" ]; then unset -f slipway_save slipway_enter; printf 'cd %q\n' "$PWD"; declare -f
    else printf 'cd %s\n' "'$(pwd | sed "s/'/'\\\\''/g")'"; fi
    unset SHLVL PWD OLDPWD _ TERM COLUMNS LINES SSH_CLIENT SSH_CONNECTION SSH_TTY SSH_ORIGINAL_COMMAND SSH_AUTH_SOCK
    unset SSH_USER_AUTH SLIPWAY_STATE SLIPWAY_WORK SLIPWAY_RUN slipway_from "$@"
    export -p
  } > "$slipway_file.$slipway_to" 2>/dev/null && printf '%s\n' "$slipway_to" 1<> "$slipway_file" 2>/dev/null
  exit "$slipway_end"
}

# slipway_enter DIRECTORY: a section is about to go there. Where it is not there, but is where the shell started, that is where
# it counts from.
slipway_enter() {
  if [ -d "$1" ] || [ ! -d "$slipway_home/$1" ]; then return; fi
  printf 'slipway: there is no %s in %s; this section starts in %s\n' "$1" "$PWD" "$slipway_home" >&2
  cd -- "$slipway_home" || exit 97
}

# There are two copies, and a pointer to the whole one that is overwritten in place: what a rename does, without a process.
slipway_from=
[ ! -f "$SLIPWAY_STATE" ] || read -r slipway_from < "$SLIPWAY_STATE"
case "$slipway_from" in a) slipway_to=b;; *) slipway_to=a;; esac

cd -- "${SLIPWAY_WORK:-.}" || exit 97
[ -z "$slipway_home" ] || cd -- "$slipway_home" || exit 97
# Where a step with a directory of its own counts from, wherever the steps before it went.
slipway_home=$PWD
# shellcheck disable=SC1090 # Written by slipway_save.
if [ -n "$slipway_from" ]; then . "$SLIPWAY_STATE.$slipway_from" 2>/dev/null; fi
