# shellcheck shell=sh
# Puts a release's mark beside a restore point, or tells whose mark stands there: atomic, so that of two consoles one has it.
#
# Called by: release-mark.ts, before a release's first effect.
# Arguments: $1 the folder of the mark, $2 the mark, in one line, $3 the mark that it replaces (nothing where none is known).
# Prints: the first line of the mark that stands there instead.
# Ends with: 0 where the mark stands, 17 where another one does, 73 where none can be written.
. ../restore-point/unpin.sh

in=$1 text=$2 old=$3
umask 022
# Folders that are made for it are known by their number, so that they can go with it.
d=$in made=0
while [ ! -e "$d" ]; do
  case $d in ?*/*) d=${d%/*} ;; /*) d=/ ;; *) d=. ;; esac
  made=$((made+1))
done
mark=$in/.slipway-release draft=$in/.slipway-release.$$

# stands [FILE]: prints the mark in a file.
stands() { head -n 1 "${1:-$mark}" 2>/dev/null | cut -c 1-2000; }

# give_up: leaves nothing behind.
give_up() {
  rm -f "$draft"
  unmake "$in" "$made"
  exit 73
}

mkdir -p "$in" || give_up
rm -f "$draft"
(set -C && printf '%s\n%s\n' "$text" "$made" > "$draft") 2>/dev/null
# A full disk keeps a part of it.
if [ "$(cat "$draft" 2>/dev/null)" != "$text
$made" ]; then give_up; fi
if [ -n "$old" ] && [ "$(stands)" = "$old" ]; then
  # Aside first: between the look and this, somebody else may have replaced it.
  if mv "$mark" "$draft.old" 2>/dev/null; then
    [ "$(stands "$draft.old")" = "$old" ] || ln "$draft.old" "$mark" 2>/dev/null
    # The folders of the replaced mark are this one's to remove.
    before=$(sed -n 2p "$draft.old")
    rm -f "$draft.old"
    case $before in ''|*[!0-9]*) ;; *) printf '%s\n%s\n' "$text" "$before" > "$draft" ;; esac
  fi
fi
if ln "$draft" "$mark" 2>/dev/null; then rm -f "$draft"; exit 0; fi
# A file system without hard links.
if [ ! -e "$mark" ] && (set -C && cat "$draft" > "$mark") 2>/dev/null; then rm -f "$draft"; exit 0; fi
[ -e "$mark" ] || give_up
rm -f "$draft"
stands
exit 17
