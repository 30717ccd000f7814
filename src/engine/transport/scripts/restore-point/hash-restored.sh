# shellcheck shell=sh
# Hashes what lies where a restore point's paths belong, all at once.
#
# Called by: verify-restored.ts, at the end of a rollback.
# Arguments: every path and the form of its pinned hash.
# Prints: the number of a path (from 0), its hash or `missing`, and the hash's form; a line each, in any order.
. ../hash.sh

i=0
while [ $# -gt 0 ]; do
  { is_pinned "$1" '' "$2"; echo "$i $h $f"; } &
  i=$((i+1))
  shift 2
done
wait
