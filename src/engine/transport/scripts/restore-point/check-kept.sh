# shellcheck shell=sh
# Checks that every kept copy is still what was pinned, and which of them are not where the document's commands look for
# them. Changes nothing.
#
# Called by: verify-backup.ts, before the first step of a rollback, perhaps while the rest of Slipway is still loading.
# Arguments: $1 the folder that the commands copy from, or nothing; then a kept copy, its hash and the hash's form, for every
#   path.
# Prints: the number of every copy that is not there (from 0, in the order given), a line each.
# Ends with: 0; or 65 with the reason on the error output, where a kept copy does not match the restore point.
. ../hash.sh
. ../restore-point/show.sh

# is_put KEPT NAME HASH FORM: whether the commands find a kept copy. A file is compared, which is faster than hashing it twice.
# shellcheck disable=SC2086 # $mode is a command with its options.
is_put() {
  if [ -f "$1" ]; then
    cmp -s "$1" "$in/$2" && { [ "$4" = - ] || [ "$($mode "$in/$2")" = "$4" ]; }
  else is_pinned "$in/$2" "$3" "$4"; fi
}

# check NUMBER KEPT HASH FORM: looks for the copy while the kept one is hashed.
check() {
  if [ -n "$in" ]; then is_put "$2" "${2##*/}" "$3" "$4" & same=$!; fi
  is_pinned "$2" "$3" "$4" || { echo "$(show "$2") does not match the restore point" >&2; exit 65; }
  [ -z "$in" ] || wait "$same" || echo "$1"
}

in=$1 i=0 all=
shift
while [ $# -gt 0 ]; do
  check "$i" "$1" "$2" "$3" & all="$all $!"
  i=$((i+1))
  shift 3
done
for one in $all; do wait "$one" || exit $?; done
