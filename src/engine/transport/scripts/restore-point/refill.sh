# shellcheck shell=sh
# Puts kept copies back where the document's rollback commands look for them, each by rename.
#
# Called by: restore-backup-copies.ts, for the copies that check-kept.sh named.
# Arguments: $1 the folder that the commands copy from, then the kept copies.
# Ends with: 0, or 73 where something could not be written.
in=$1
shift
for k; do
  n=${k##*/} part="$in/.slipway-part-${k##*/}"
  rm -rf "$part" && cp -a "$k" "$part" && rm -rf "${in:?}/$n" && mv "$part" "$in/$n" || exit 73
done
