# shellcheck shell=sh
# Shared: finds what was put somewhere by an earlier script.
. ../layout/base.sh

# find_attempt PATH: sets d to the directory of an attempt, given as RUN/ATTEMPT. Fails where there is none: then why is
# empty, or says why the place where it may be cannot be trusted.
find_attempt() {
  d="$HOME/.slipway/$1"
  # shellcheck disable=SC2034 # Read by those who include this.
  why=
  [ ! -d "$d" ] || return 0
  in_tmp
  d="$b/$1"
  [ -e "$b" ] || [ -L "$b" ] || return 1
  is_own && [ -d "$d" ]
}
