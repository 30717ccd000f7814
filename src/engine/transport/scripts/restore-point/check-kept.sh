# shellcheck shell=sh
# Checks that every kept copy is still what was pinned, and which of them are not where the document's commands look for
# them. Changes nothing.
#
# Called by: verify-backup.ts, before the first step of a rollback, perhaps while the rest of Slipway is still loading.
# Arguments: $1 the folder that the commands copy from, or nothing; then a kept copy and its hash, for every path.
# Prints: the number of every copy that is not there (from 0, in the order given), a line each.
# Ends with: 0; or 65 with the reason on the error output, where a kept copy does not match the restore point.
. ../hash.sh

# check NUMBER KEPT HASH: compares the two while the kept one is hashed; folders by their files alone, as their hash is made.
check() {
  k=$2 n=${2##*/}
  if [ -n "$in" ]; then
    if [ -f "$k" ]; then cmp -s "$k" "$in/$n"; else diff -rq "$k" "$in/$n" >/dev/null 2>&1; fi & same=$!
  fi
  [ "$(hashof "$k")" = "$3" ] || { echo "$k does not match the restore point" >&2; exit 65; }
  [ -z "$in" ] || wait "$same" || [ "$(hashof "$in/$n")" = "$3" ] || echo "$1"
}

in=$1 i=0 all=
shift
while [ $# -gt 0 ]; do
  check "$i" "$1" "$2" & all="$all $!"
  i=$((i+1))
  shift 2
done
for one in $all; do wait "$one" || exit $?; done
