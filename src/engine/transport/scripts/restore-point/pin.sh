# shellcheck shell=sh
# Takes a restore point as a draft: copies every path to a folder beside the run's own, and compares by hash. Nothing that was
# there changes, and whatever stands in the way of a whole point, the draft is removed. settle-pin.sh gives it its name.
#
# Called by: pin-restore-point.ts, before the first step with an effect.
# Arguments: $1 the run's own folder, $2 the folder that it is in, where the rollback commands look for copies; then every
#   path and what its copy is called.
# Prints: what print-pinned.sh says, of every path.
# Ends with: 0; or, with the reason on the error output, 65 where a path and the folder of the copies lie in each other, 66
#   where a path cannot be kept, 73 where something could not be written, 75 where a path changed meanwhile.
set -u
umask 022
. ../hash.sh
. ../free.sh
. ../restore-point/show.sh
. ../restore-point/unpin.sh
. ../restore-point/print-pinned.sh

keep=$1 in=$2
shift 2
# A try that was cut short is no part of this one.
if [ -e "$keep.part" ] || [ -L "$keep.part" ]; then unpin "$keep" "$in"; fi

# Where the copies will lie, before any folder is made: d is the deepest folder of it that is there, made how many are not.
d=$in made=0
while [ ! -e "$d" ]; do
  case $d in ?*/*) d=${d%/*} ;; /*) d=/ ;; *) d=. ;; esac
  made=$((made+1))
done
real_path "$d" || exit 73
case $d in
  "$in") copies=$r ;;
  .) copies=${r%/}/$in ;;
  *) copies=${r%/}/${in#"${d%/}/"} ;;
esac

# First what stands in the way; nothing is written yet. Each path is followed by its name, its hash, its form, and put where
# the commands would not find the same.
need=0
i=$#
while [ "$i" -gt 0 ]; do
  p=$1 n=$2 name=$(show "$1")
  shift 2
  i=$((i-2))
  if [ ! -e "$p" ]; then
    if [ -L "$p" ]; then echo "$name is a link that leads nowhere" >&2; else echo "$name does not exist" >&2; fi
    exit 66
  fi
  if [ ! -d "$p" ] && [ ! -f "$p" ]; then echo "$name is neither a file nor a folder" >&2; exit 66; fi
  real_path "$p" || { echo "$name cannot be read" >&2; exit 66; }
  if lies_in "$copies" "$r" || lies_in "$r" "$copies"; then
    echo "$name ($(show "$r")) and the folder of the copies ($(show "$copies")) lie in each other" >&2
    exit 65
  fi
  fingerprint "$p"
  hash=$h form=$f
  if [ -z "$hash" ] || [ -z "$form" ]; then echo "$name cannot be hashed" >&2; exit 66; fi
  size=$(du -skH "$p" 2>/dev/null)
  size=${size%%[!0-9]*}
  need=$((need + ${size:-0}))
  put=
  is_pinned "$in/$n" "$hash" "$form" || put=put need=$((need + ${size:-0}))
  set -- "$@" "$p" "$n" "$hash" "$form" "$put"
done
free=$(free_kib "$d")
if [ -n "$free" ] && [ "$free" -lt "$need" ]; then
  echo "the copies need $need KiB, and $free KiB are free in $(show "$d")" >&2
  exit 73
fi

# give_up STATUS [REASON…]: leaves nothing behind.
give_up() {
  status=$1
  shift
  [ $# -eq 0 ] || echo "$*" >&2
  unpin "$keep" "$in"
  exit "$status"
}
trap 'unpin "$keep" "$in"; exit 74' HUP INT TERM PIPE
# What was made has to be known to be removed.
# Not with -p: that would take a folder, or a link to one, that another account has put there.
if ! { mkdir -p "$in" && mkdir "$keep.part" "$keep.part/kept" "$keep.part/put" && echo "$made" > "$keep.part/made"; }; then
  unpin "$keep" "$in"
  unmake "$in" "$made"
  exit 73
fi
i=$#
while [ "$i" -gt 0 ]; do
  p=$1 n=$2 hash=$3 form=$4 put=$5
  shift 5
  i=$((i-5))
  # -H: a path that is a link is followed, links within it are kept.
  cp -aH "$p" "$keep.part/kept/$n" || give_up 73
  is_pinned "$p" "$hash" "$form" || give_up 75 "$(show "$p") changed while it was copied"
  is_pinned "$keep.part/kept/$n" "$hash" "$form" ||
    give_up 73 "the copy of $(show "$p") is not the same (this account may not keep all of its modes)"
  if [ -n "$put" ]; then cp -a "$keep.part/kept/$n" "$keep.part/put/$n" || give_up 73; fi
  set -- "$@" "$p" "$n" "$hash" "$form"
done
while [ $# -gt 0 ]; do
  print_pinned "$1" "$keep/$2" "$3" "$4"
  shift 4
done
