# shellcheck shell=sh
# Shared: chooses the base of a run and makes the run's work folder.
. ../layout/base.sh

# make_work RUN: sets b to the base, so that the work folder is $b/RUN/work, and note to what a person should know, or to
# nothing. Fails with why where there is no place for the run. Everything made from here on is private to the account.
make_work() {
  umask 077
  b="$HOME/.slipway" note=
  [ -d "$b/$1/work" ] || mkdir -p "$b/$1/work" 2>/dev/null
  [ ! -d "$b/$1/work" ] || [ ! -w "$b/$1" ] || return 0
  in_tmp
  # Not with -p: that would go through a symlink somebody put there.
  [ -e "$b" ] || mkdir "$b" 2>/dev/null
  if is_own; then
    # shellcheck disable=SC2034 # Read by those who include this.
    note="slipway: $HOME cannot be written to; this step is kept in $b"
    mkdir -p "$b/$1/work" 2>/dev/null && return 0
    why="$b cannot be written to either"
  fi
  why="$HOME cannot be written to, and $why"
  return 1
}
