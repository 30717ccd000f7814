# shellcheck shell=sh
# Takes a restore point: copies every path to a folder of the run's own, compares by hash, and puts the copy also where the
# document's rollback commands look for it, by rename.
#
# Called by: pin-restore-point.ts, before the first step with an effect.
# Arguments: $1 the run's own folder, $2 the folder that the rollback commands copy from, then the paths.
# Prints: path, kept copy, hash and bytes, separated by tabs, a line each.
# Ends with: 0; or, with the reason on the error output, 65 where two paths or a name cannot be told apart later, 66 where
#   a path does not exist, 73 where something could not be written, 75 where a path changed meanwhile.
set -u
umask 022
. ../hash.sh
. ../restore-point/print-pinned.sh

keep=$1 in=$2
shift 2
mkdir -p "$keep" || exit 73
seen=/
for p; do
  # Both would break the lines that are printed. IFS starts with a blank, then has a tab and a newline.
  case $p in *["${IFS# }"]*) echo "a tab or a line break is in the name $p" >&2; exit 65;; esac
  while case $p in ?*/) ;; *) false;; esac do p=${p%/}; done
  [ -e "$p" ] || { echo "$p does not exist" >&2; exit 66; }
  n=${p##*/}
  case $seen in *"/$n/"*) echo "two of the paths are called $n" >&2; exit 65;; esac
  seen=$seen$n/
  before=$(hashof "$p")
  rm -rf "$keep/$n.part" && cp -a "$p" "$keep/$n.part" || exit 73
  if [ "$(hashof "$keep/$n.part")" != "$before" ] || [ "$(hashof "$p")" != "$before" ]; then
    echo "$p changed while it was copied" >&2
    exit 75
  fi
  rm -rf "${keep:?}/$n" && mv "$keep/$n.part" "$keep/$n" || exit 73
  if [ "$(hashof "$in/$n")" != "$before" ]; then
    rm -rf "$in/.slipway-part" && cp -a "$keep/$n" "$in/.slipway-part" &&
      rm -rf "${in:?}/$n" && mv "$in/.slipway-part" "$in/$n" || exit 73
  fi
  print_pinned "$p" "$keep/$n" "$before"
done
