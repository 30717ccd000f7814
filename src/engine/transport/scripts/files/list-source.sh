# shellcheck shell=sh
# Lists what a copy from the server is to bring. Links are followed, as scp does.
#
# Called by: copy-here.ts.
# Arguments: $1 a file or folder, absolute or below the home; $2 r where folders may be copied.
# Prints: its absolute path; then, for every folder and file, `d` or its hash, mode (octal), last change (epoch seconds), bytes,
#   and path below it.
# Ends with: 0; or, with the reason on the error output, 65 where it cannot be copied, 66 where there is none, 97 where there
#   is no home.
. ../hash.sh

at() { stat -L -c '%a %Y %s' -- "$1" 2>/dev/null || stat -L -f '%Lp %m %z' -- "$1"; }
# shellcheck disable=SC2086 # $tool is a command with its options.
one() {
  if [ -d "$1" ]; then h=d; else h=$($tool < "$1") || return 1; fi
  printf '%s %s %s\n' "${h%% *}" "$(at "$1")" "$2"
}

cd || exit 97
f=$1
if [ -d "$f" ]; then
  [ "$2" = r ] || { echo "it is a folder, and scp has no -r" >&2; exit 65; }
  CDPATH='' cd -- "$f" || exit 66
  pwd
  # A circle of links is an error to find.
  all=$(LC_ALL=C find -L . -print) || { echo "not all of it can be read, or a link in it leads in a circle" >&2; exit 65; }
  # What find prints starts with ., unless it is the rest of a name with a line break.
  printf '%s\n' "$all" | while IFS= read -r g; do
    case $g in .|./*) ;; *) false ;; esac && { [ -e "$g" ] || [ -L "$g" ]; } ||
      { echo "the name of a file in it has a line break, near $g" >&2; exit 65; }
    [ -e "$g" ] || { echo "$g is a link that leads nowhere" >&2; exit 65; }
    [ -d "$g" ] || [ -f "$g" ] || { echo "$g is neither a file nor a folder" >&2; exit 65; }
    one "$g" "${g#./}" || { echo "$g cannot be read" >&2; exit 65; }
  done || exit 65
elif [ -f "$f" ]; then
  case "$f" in /*) printf '%s\n' "$f";; *) printf '%s/%s\n' "$PWD" "$f";; esac
  one "$f" "" || exit 65
elif [ -e "$f" ]; then echo "it is neither a file nor a folder" >&2; exit 65
elif [ -L "$f" ]; then echo "it is a link that leads nowhere" >&2; exit 66
else echo "there is no such file" >&2; exit 66; fi
