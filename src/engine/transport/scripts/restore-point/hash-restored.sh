# shellcheck shell=sh
# Hashes what lies where a restore point's paths belong, all at once.
#
# Called by: verify-restored.ts, at the end of a rollback.
# Arguments: the paths.
# Prints: the number of a path (from 0) and its hash, or `missing`; a line each, in any order.
. ../hash.sh

i=0
for p; do
  { h=$(hashof "$p"); echo "$i $h"; } &
  i=$((i+1))
done
wait
