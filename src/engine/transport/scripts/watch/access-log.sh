# shellcheck shell=sh
# Counts what an access log says: at first of the day before, from its end back; then of what came since. Writes nothing.
#
# Called by: ask-access-log.ts, every few seconds.
# Arguments: $1 the file, or a pattern that one file matches; $2 its format and $3 the unit of its durations, as this script said
#   them, or nothing; $4 the inode that was read, or nothing, $5 how many of its bytes, $6 what it begins with; $7 the routes that
#   are counted, with blanks between; $8 `probe` where the format is asked for alone.
# Prints: `at EPOCH`, then what access-lines.sh prints of each part, `lost` where lines in between were not read, `cut` where the
#   day was not read to its beginning, and last `p INODE OFFSET HEAD`. Or `no KIND DETAIL` where it cannot be read.
#
# Bounds: 64 MiB and about 25 s of the past, 16 MiB of what is new; at a low priority.
. ../watch/same-file.sh
. ../watch/access-lines.sh
f=$1 fmt=$2 unit=$3 n=$4 o=${5:-0} h=$6 ROUTES=$7 only=$8
export ROUTES
LC_ALL=C
export LC_ALL
exec 2>/dev/null
no() {
  printf 'no %s %s\n' "$1" "$2"
  exit 0
}
# Sets f to the one file that a pattern matches.
case $f in
*[*?[]*)
  old=$IFS
  IFS=
  # shellcheck disable=SC2086 # It is a pattern.
  set -- $f
  IFS=$old
  [ $# -eq 1 ] || no several $#
  f=$1
  ;;
esac
case $f in -*) f=./$f;; esac
d=$(dirname "$f")
[ ! -d "$d" ] || [ -x "$d" ] || no denied "$d"
[ -e "$f" ] || no missing "$f"
[ ! -d "$f" ] || no folder "$f"
[ -f "$f" ] || no special "$f"
[ -r "$f" ] || no denied "$f"
command -v awk >/dev/null || no awk
nice=
! command -v nice >/dev/null || nice=1
now=$(date +%s)
here=$(date +%z)
printf 'at %s\n' "$now"

# Sets out to what access-lines.sh says of the lines of file $1 that begin from byte $2 on and before byte $3, in mode $4; $5 is 1
# where there are older lines in front. Sets last to its last line.
lines() {
  b=$2
  # The byte in front tells whether a line begins right here.
  [ "$5" -eq 0 ] || b=$((b-1))
  m=$(($3-b))
  w=$m
  [ "$3" -ge "$s" ] || m=$((m+65536))
  out=$(
    exec 3<"$1"
    dd bs=1 skip="$b" count=0 <&3
    { head -c $m <&3; printf E; } | tr '\000-\010\013-\037\177' '?' |
      ${nice:+nice} awk -v mode="$4" -v fmt="$fmt" -v unit="$unit" -v here="$here" -v now="$now" -v since=$since -v skip="$5" -v stop=$w -v thin=$thin -v grow=$grow "$access_lines"
  )
  last=${out##*'
'}
}
# Sets format, unit and routes to what the lines of file $1 from byte $2 to $3 show.
probe() {
  lines "$1" "$2" "$3" probe "$4"
  # shellcheck disable=SC2046 # It is a line of words.
  set -- $(printf '%s\n' "$out" | head -1)
  [ "${5:-0}" -lt 5 ] || [ $(($4*10)) -ge "$5" ] || no format "$f"
  [ "$4" -gt 0 ] || return
  printf '%s\n' "$out" | grep '^[ft] '
  fmt=$2
  [ "$3" = - ] || unit=$3
}
# Counts a part of a file and prints it. Sets rest to the bytes of a last line that has no end yet, early to how many were too old.
count() {
  lines "$1" "$2" "$3" count "$4"
  printf '%s\n' "$out"
  # shellcheck disable=SC2086 # It is a line of words.
  set -- $last
  early=$4 rest=${7:-0}
}
# Counts a file of $2 bytes from its end back. Sets rest of its last line.
past() {
  end=$2 tail=
  while [ "$end" -gt 0 ]; do
    a=$((end-4194304))
    cut=1
    [ $a -gt 0 ] || a=0 cut=0
    count "$1" $a "$end" $cut
    [ -n "$tail" ] || tail=$rest
    left=$((left-end+a))
    end=$a
    [ "$early" -eq 0 ] || { isDone=1; break; }
    if [ $left -le 0 ] || [ $(($(date +%s)-now)) -ge 25 ]; then
      isDone=1
      echo cut
      break
    fi
  done
  rest=${tail:-0}
}

if [ -z "$n" ]; then
  since=$((now-86400)) thin=6 grow=0 isDone=0 left=67108864
  look "$f"
  n=$i
  size=${s:-0}
  head_of
  a=$((size-2097152))
  cut=1
  [ $a -gt 0 ] || a=0 cut=0
  thin=1
  probe "$f" $a "$size" $cut
  [ -z "$only" ] || exit 0
  ROUTES=$(printf '%s\n' "$out" | sed -n 's/^t //p' | tr '\n' ' ')
  thin=6
  past "$f" "$size"
  o=$((size-rest))
  for c in "$f".1 "$f"-[0-9]*; do
    [ $isDone -eq 0 ] || break
    if [ ! -f "$c" ] || [ ! -r "$c" ]; then continue; fi
    case $c in *.gz|*.bz2|*.xz|*.zst|*.Z) continue;; esac
    [ -n "$(find "$c" -prune -mtime -1)" ] || continue
    look "$c"
    [ "$i" = "$n" ] || past "$c" "$s"
  done
  printf 'p %s %s %s\n' "$n" $o "$h"
  exit 0
fi

# What came since. What is dated long before was held back by whoever wrote it, and belongs to no reading.
since=$((now-120)) thin=1 grow=1
# Counts what is new of a file from o on.
since_then() {
  look "$1"
  [ $((s-o)) -le 16777216 ] || { echo lost; o=$((s-16777216)); }
  rest=0
  [ "$s" -gt "$o" ] || return
  if [ -z "$fmt" ] || [ -z "$unit" ]; then probe "$1" "$o" "$s" 0; fi
  count "$1" "$o" "$s" 0
  # A line that does not end is given up.
  [ "$rest" -le 1048576 ] || rest=0
  o=$((s-rest))
}
look "$f"
if [ "$i" != "$n" ] || [ "${s:-0}" -lt "$o" ] || ! begins "$f"; then
  new=$i
  if [ "$i" = "$n" ]; then find_copy
  else
    find_inode "$n"
    [ -z "$g" ] || { look "$g"; [ "$s" -ge "$o" ] && begins "$g"; } || g=
    [ -n "$g" ] || find_copy
  fi
  if [ -n "$g" ]; then since_then "$g"; else echo lost; fi
  n=$new o=0
fi
since_then "$f"
look "$f"
head_of
printf 'p %s %s %s\n' "$n" "$o" "$h"
