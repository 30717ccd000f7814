# shellcheck shell=sh
# Follows a file through rotation, truncation and links that change, by inode and offset, with POSIX tools alone.
#
# Called by: follow-file.ts, in a shell of its own.
# Arguments: $1 the file, $2 the lines of the past to show when a follow begins, $3 the inode that was followed before a
#   break, or nothing, $4 how many of its bytes have been shown, $5 what its beginning was, as this script said it.
# Prints: anything a login prints, then `slipway-log ZONE` (the server's offset from UTC, +0200), then, each on a line:
#   `@ KIND INODE OFFSET LOST HEAD`: what follows is of this file, from this byte on. KIND is begin, resumed, rest (of a file
#     that has been replaced), rotated or truncated; LOST is -1 where lines before it may be missing, else 0; HEAD tells this
#     file's beginning from that of another one.
#   `+ N` and N bytes of the file. `h HEAD` where its beginning has grown. `.` now and then, so that nobody who has gone is
#   followed for.
# Ends with: 66 where the file cannot be read; otherwise when it is ended.
#
# Notices come between the bytes and never in them: a file may hold anything. The file stays open, so that one that is renamed
# is read to its end, wherever it lies.
. ../watch/same-file.sh
case $1 in -*) f=./$1;; *) f=$1;; esac
was=$3 o=${4:-0} h=$5

# Sets i and s to those of the file that is open as 3, also where its name is gone.
look_open() {
  # shellcheck disable=SC2012 # Only what stands in front of the name is read.
  l=$(ls -Lidn /dev/fd/3 3<&3 2>/dev/null | awk '{print $1, $6; exit}')
  i=${l% *} s=${l#* }
}
# Prints what lies between o and s of the open file 3. Bytes that are gone when they are read are zeros: what was announced
# must come.
print() {
  while [ "$o" -lt "$s" ]; do
    m=$((s-o))
    [ $m -le 262144 ] || m=262144
    printf '+ %s\n' $m || exit 0
    { dd bs=$m count=1 <&3; cat /dev/zero; } 2>/dev/null | head -c $m
    o=$((o+m))
  done
}
# Opens a file as 3 at byte o, where there is one.
open() {
  [ -r "$1" ] && exec 3<"$1" && dd bs=1 skip="$o" count=0 <&3 2>/dev/null
}
# Prints the rest of a file that is not the one that is followed any more, from o on.
rest() {
  look "$1"
  r=$i
  open "$1" || return
  printf '@ rest %s %s %s %s\n' "$r" "$o" "$lost" "$h" || exit 0
  print
}
# Sets lost to -1 where a file that came between g and the one that is followed cannot be read as it is.
find_lost() {
  lost=0
  for c in "$f".[0-9]* "$f"-[0-9]*; do
    case $c in *.gz|*.bz2|*.xz|*.zst|*.Z) [ -z "$(find "$c" -prune -newer "$g" 2>/dev/null)" ] || lost=-1;; esac
  done
}
# Prints the rest of g from o on, and the whole of what came between it and the file that is followed.
finish() {
  find_lost
  rest "$g"
  q=$r lost=0
  while IFS= read -r c; do
    case $c in *.gz|*.bz2|*.xz|*.zst|*.Z) continue;; esac
    look "$c"
    # What was written last in the same moment as g came after it, or it would not be kept beside it.
    if [ -f "$c" ] && [ "$i" != "$q" ] && [ "$i" != "$n" ] && [ -z "$(find "$g" -prune -newer "$c")" ]; then
      o=0 h=0.0
      rest "$c"
    fi
  done <<E
$(ls -tr "$f".[0-9]* "$f"-[0-9]*)
E
}
# Goes on with the file that the name leads to, from byte o on.
begin() {
  open "$f" || return 1
  look_open
  [ -n "$i" ] || look "$f"
  n=$i
  [ "${s:-0}" -ge "$o" ] || o=0
  head_of
  printf '@ %s %s %s %s %s\n' "$1" "$n" "$o" "$lost" "$h" || exit 0
  print
}

z=0
while [ ! -r "$f" ] && [ $z -lt 5 ]; do sleep 0.2; z=$((z+1)); done
[ -r "$f" ] || { echo "$f cannot be read" >&2; exit 66; }
[ ! -d "$f" ] || { echo "$f is a folder" >&2; exit 66; }
exec 2>/dev/null
printf '\nslipway-log %s\n' "$(date +%z)"
look "$f"
n=$i lost=0
if [ -z "$was" ]; then
  o=$((s - $(tail -n "$2" "$f" | wc -c)))
  [ $o -ge 0 ] || o=0
  begin begin || exit 66
elif [ "$was" = "$n" ] && [ "$s" -ge "$o" ] && begins "$f"; then begin resumed || exit 66
else
  kind=rotated
  if [ "$was" = "$n" ]; then kind=truncated; find_copy
  else
    find_inode "$was"
    [ -z "$g" ] || { look "$g"; [ "$s" -ge "$o" ] && begins "$g"; } || g=
    [ -n "$g" ] || find_copy
  fi
  if [ -n "$g" ]; then finish; else lost=-1; fi
  o=0
  begin $kind || exit 66
fi

z=0 seen=
while :; do
  sleep 0.3 || sleep 1
  z=$((z+1))
  # A file that is emptied and filled again to the same length looks the same: only its beginning tells.
  [ $((z%4)) -ne 0 ] || seen=
  [ $((z%50)) -ne 0 ] || printf '.\n' || exit 0
  # shellcheck disable=SC2012 # It is compared as a whole.
  now=$(ls -Lidn "$f")
  [ "$now" != "$seen" ] || continue
  seen=$now
  look "$f"
  if [ "$i" = "$n" ] && [ "$s" -ge "$o" ] && begins "$f"; then
    print
    [ "${h%%.*}" -ge 64 ] || { b=$h; head_of; [ "$h" = "$b" ] || printf 'h %s\n' "$h"; }
  elif [ "$i" = "$n" ]; then
    lost=0
    find_copy
    if [ -n "$g" ]; then finish; else lost=-1; fi
    o=0 seen=
    begin truncated || exit 66
  else
    # Who wrote to it may do so for a moment more. It is still open here, wherever it lies now.
    for t in 1 2; do
      look_open
      [ -z "$s" ] || print
      [ $t -eq 2 ] || sleep 0.3 || sleep 1
    done
    # What is there and may not be read is told by the next follow, before it begins.
    [ -r "$f" ] || { [ ! -e "$f" ] || exit 66; seen=; continue; }
    find_inode "$n"
    lost=0
    look "$f"
    n=$i
    [ -z "$g" ] || finish
    o=0 seen=
    begin rotated || exit 66
  fi
done
