# shellcheck shell=sh
# Gives the draft of a restore point its name, and puts copies where the document's rollback commands look for them, all by
# rename. Where one cannot be put, what was there is put back, and nothing of the point is left.
#
# Called by: pin-restore-point.ts, once every host has its draft.
# Arguments: $1 the run's own folder, $2 the folder that it is in, then the names of the copies.
# Ends with: 0; or, with the reason on the error output, 73 where something could not be renamed.
. ../restore-point/unpin.sh

keep=$1 in=$2 draft=$1.part
shift 2
# Those that are there already have no second copy.
i=$#
while [ "$i" -gt 0 ]; do
  if [ -e "$draft/put/$1" ]; then set -- "$@" "$1"; fi
  shift
  i=$((i-1))
done
# put NAME: sets the old one aside.
put() {
  if [ -e "$in/$1" ] || [ -L "$in/$1" ]; then mv "$in/$1" "$draft/old/$1" || return 1; fi
  mv "$draft/put/$1" "$in/$1"
}
whole=yes
{ mkdir -p "$draft/old" && rm -rf "$keep" && mv "$draft/kept" "$keep"; } || whole=
for n; do
  [ -z "$whole" ] || put "$n" || whole=
done
if [ -n "$whole" ]; then rm -rf "$draft"; exit 0; fi
for n; do
  [ -e "$draft/put/$n" ] || rm -rf "${in:?}/$n"
  if [ -e "$draft/old/$n" ] || [ -L "$draft/old/$n" ]; then mv "$draft/old/$n" "$in/$n"; fi
done
unpin "$keep" "$in"
exit 73
