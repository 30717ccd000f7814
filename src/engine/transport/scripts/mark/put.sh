# shellcheck shell=sh
# Puts a release's mark beside a restore point, or tells whose mark stands there: atomic, so that of two consoles one has it.
#
# Called by: release-mark.ts, before a release's first effect.
# Arguments: $1 the folder of the mark, $2 the mark, in one line, $3 a name that nobody can guess, $4 what tells the mark
#   that it replaces from every other (look.sh; nothing where none is known).
# Prints: what look.sh says of what stands there instead.
# Ends with: 0 where the mark stands, 17 where something else does, 73 where none can be written.
#
# Other accounts may write to the folder. So everything is made in a folder of this account's own within it, by relative names, and
# only a plain file is ever moved away.
. ../restore-point/unpin.sh
. ../mark/look.sh

in=$1 text=$2 own=.slipway-$3 old=$4 at=$(pwd) mark=.slipway-release
umask 022
# Folders that are made for it are known by their number, so that they can go with it.
d=$in made=0
while [ ! -e "$d" ]; do
  case $d in ?*/*) d=${d%/*} ;; /*) d=/ ;; *) d=. ;; esac
  made=$((made+1))
done

# leave: removes what only this script needs.
leave() {
  rm -f draft
  cd "$at" && rmdir "$in/$own"
} 2>/dev/null

# give_up: leaves nothing behind.
give_up() {
  cd "$at" && unmake "$in" "$made"
  exit 73
}

if ! mkdir -p "$in" || ! CDPATH='' cd -P "$in"; then give_up; fi
here=$(pwd -P)
if ! mkdir -m 700 "$own" || ! CDPATH='' cd -P "$own"; then give_up; fi
# Nobody has put another folder in its place meanwhile.
[ "$(pwd -P)" = "${here%/}/$own" ] || give_up
(set -C && printf '%s\n%s\n' "$text" "$made" > draft) 2>/dev/null
# A full disk keeps a part of it.
if [ "$(cat draft 2>/dev/null)" != "$text
$made" ]; then leave; give_up; fi

# take_aside: moves the mark that is to be replaced here, unless it is another one by now.
take_aside() {
  case $old in plain\ *) ;; *) return 0 ;; esac
  if [ "$(tell "../$mark")" != "$old" ] || ! mv "../$mark" old 2>/dev/null; then return 0; fi
  # Between the look and the move, somebody else may have replaced it.
  if [ "$(tell old)" != "$old" ]; then
    # What cannot be linked (a folder, a file system without hard links) goes back by its name.
    ln old "../$mark" 2>/dev/null || { [ ! -e "../$mark" ] && [ ! -L "../$mark" ] && mv old "../$mark"; }
    [ "$(tell old)" != "$(tell "../$mark")" ] || rm -f old
    return 0
  fi
  # The folders of the replaced mark are this one's to remove, where they were this account's.
  # shellcheck disable=SC3067 # See look.sh.
  [ ! -O old ] || printf '%s\n%s\n' "$text" "$(count old)" >| draft
  rm -f old
}
[ -z "$old" ] || take_aside
# In a folder, or behind a link to one, it would be put inside.
if [ ! -L "../$mark" ] && [ ! -e "../$mark" ]; then
  # The second for a file system without hard links.
  if ln draft "../$mark" 2>/dev/null; then
    if [ "$(tell draft)" = "$(tell "../$mark")" ]; then leave; exit 0; fi
  elif (set -C && cat draft > "../$mark") 2>/dev/null; then leave; exit 0; fi
  [ -e "../$mark" ] || [ -L "../$mark" ] || { leave; give_up; }
fi
look "../$mark"
leave
exit 17
