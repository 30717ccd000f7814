# shellcheck shell=sh
# Follows a file by inode and offset with POSIX tools alone.
#
# Called by: follow-file.ts, in a shell of its own (it becomes tail).
# Arguments: $1 the file, $2 the lines of the past to show when a follow begins, $3 the inode that was followed before a
#   break, or nothing, $4 the bytes of it that have been shown.
# Prints: `slipway:INODE:OFFSET:GAP` (which file is read, from where, and how many bytes before it cannot be proven shown, -1
#   for an unknown number), then the file's bytes, and `tail: …` where it was replaced or truncated.
# Ends with: 66 where the file cannot be read; otherwise when it is ended.
#
# After a break the same inode goes on at its offset; a file that was rotated away is finished first where it still lies
# beside its successor.
case $1 in -*) f=./$1;; *) f=$1;; esac
was=$3 o=$4
# shellcheck disable=SC2012 # Only the inode is read, which comes before the name.
inode() { ls -di "$1" 2>/dev/null | awk '{print $1; exit}'; }
size() { wc -c < "$1" 2>/dev/null | tr -d ' '; }

i=0
while [ ! -r "$f" ] && [ $i -lt 5 ]; do sleep 0.2; i=$((i+1)); done
[ -r "$f" ] || { echo "$f cannot be read" >&2; exit 66; }
n=$(inode "$f") s=$(size "$f")
if [ -z "$was" ]; then
  o=$((s - $(tail -n "$2" "$f" | wc -c)))
  [ $o -ge 0 ] || o=0
  echo "slipway:$n:$o:0"
elif [ "$was" = "$n" ] && [ "$s" -ge "$o" ]; then echo "slipway:$n:$o:0"
elif [ "$was" = "$n" ]; then
  o=0
  echo "slipway:$n:0:-1"
else
  old=
  for g in "$f".* "$f"-*; do [ "$(inode "$g")" = "$was" ] && old=$g; done
  if [ -n "$old" ]; then
    echo "slipway:$n:$((o - $(size "$old"))):0"
    tail -c +$((o+1)) "$old"
  else echo "slipway:$n:0:-1"; fi
  o=0
fi

# A file that is emptied and filled again before tail looks is as long as before: only its first bytes tell.
first() {
  k=$(size "$f")
  [ "${k:-0}" -le 64 ] || k=64
  n=$(inode "$f")
  h=$(head -c "${k:-0}" "$f" 2>/dev/null | cksum)
}
first
( while sleep 1 && kill -0 $$ 2>/dev/null; do
  [ "$(inode "$f")" != "$n" ] || [ "$(head -c "${k:-0}" "$f" 2>/dev/null | cksum)" = "$h" ] ||
    echo "tail: $f: file truncated"
  first
done ) &
exec tail -c +$((o+1)) -F "$f"
