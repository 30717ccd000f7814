# shellcheck shell=sh
# Tells which file a name leads to now, and where the one that was read before has gone.
#
# Included by: follow-file.sh, access-log.sh. They set f, the file; n, the inode that was read; o, how many of its bytes were; h,
#   what its beginning was (`BYTES.CHECK`).
# shellcheck disable=SC2154 # Those who include this set them.

# Sets i and s to a file's inode and size, both empty where there is none; links are followed.
look() {
  # shellcheck disable=SC2012 # Only what stands in front of the name is read.
  l=$(ls -Lidn "$1" 2>/dev/null | awk '{print $1, $6; exit}')
  i=${l% *} s=${l#* }
}
# Sets e to the check of a file's first bytes, as many as given.
beginning() {
  e=$(dd if="$2" bs="$1" count=1 2>/dev/null | cksum | awk '{print $1}')
}
# Whether a file begins as the one did that was followed. One of which nothing was seen is like any.
begins() {
  k=${h%%.*}
  case $k in ''|0) return 0;; esac
  beginning "$k" "$1"
  [ "$k.$e" = "$h" ]
}
# Sets h to what the followed file begins with: 64 bytes at most.
head_of() {
  k=$s
  [ "${k:-0}" -le 64 ] || k=64
  if [ "${k:-0}" -gt 0 ]; then beginning "$k" "$f"; h=$k.$e; else h=0.0; fi
}
# Sets g to the file with the given inode, which lies beside the one that is followed or where a link led, else to nothing.
find_inode() {
  g=
  d=$(dirname "$f")
  t=$(readlink "$f")
  case $t in ''|/*) ;; *) t=$d/$t;; esac
  for d in "$d" "$(dirname "${t:-$f}")"; do
    [ -n "$g" ] || g=$(find "$d/." ! -name . -prune -type f -inum "$1" | head -1)
  done
}
# Sets g to a copy of what was followed, that is at least as long as what was shown and not the file itself, else to nothing.
find_copy() {
  g=
  [ "${h%%.*}" -gt 0 ] 2>/dev/null || return
  for c in "$f".[0-9]* "$f"-[0-9]*; do
    [ -f "$c" ] || continue
    look "$c"
    [ -z "$i" ] || [ "$i" = "$n" ] || [ "$s" -lt "$o" ] || ! begins "$c" || { g=$c; return; }
  done
}
