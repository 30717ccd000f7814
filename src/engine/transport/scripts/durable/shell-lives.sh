# shellcheck shell=sh
# Shared by start.sh and remove.sh: whether the shell of a section still takes steps.
. ../durable/born.sh

# lives FOLDER: whether the supervisor of the session in this folder runs, under its own number.
lives() {
  [ ! -e "$1/ended" ] || return 1
  p=
  q=
  read -r p q 2>/dev/null < "$1/supervisor"
  [ -n "$p" ] && kill -0 "$p" 2>/dev/null || return 1
  born "$p"
  [ "$q" = "$t" ]
}
