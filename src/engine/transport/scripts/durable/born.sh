# shellcheck shell=sh
# Shared: tells a process from another one that has its number later.

# born PID: sets t to when the process began, in ticks since the boot; to `-` where that is not known.
born() {
  t=-
  read -r l 2>/dev/null < "/proc/$1/stat" || return
  # shellcheck disable=SC2086 # Taken apart into its fields on purpose.
  set -- $l
  # shellcheck disable=SC2034 # Read by those who include this.
  t=${22}
  # Nobody has asked yet how it ended, and it keeps its number until then.
  # shellcheck disable=SC2034 # Read by those who include this.
  [ "$3" != Z ] || t=ended
}
