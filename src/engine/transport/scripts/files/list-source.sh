# shellcheck shell=sh
# Lists what a copy from the server is to bring.
#
# Called by: copy-here.ts.
# Arguments: $1 a file or folder, absolute or below the home; $2 r where folders may be copied.
# Prints: its absolute path; then hash, mode (octal), last change (epoch seconds) and path below it, for every file.
# Ends with: 0; or, with the reason on the error output, 65 where it cannot be copied, 66 where there is none, 97 where there
#   is no home.
. ../hash.sh

at() { stat -c '%a %Y' -- "$1" 2>/dev/null || stat -f '%Lp %m' -- "$1"; }
# shellcheck disable=SC2086 # $tool is a command with its options.
one() { h=$($tool < "$1") && printf '%s %s %s\n' "${h%% *}" "$(at "$1")" "$2"; }

cd || exit 97
f=$1
if [ -d "$f" ]; then
  [ "$2" = r ] || { echo "it is a folder, and scp has no -r" >&2; exit 65; }
  cd -- "$f" || exit 66
  pwd
  # What find prints starts with ./, unless it is the rest of a name with a line break.
  find . -type f | while IFS= read -r g; do
    case $g in ./*) [ -f "$g" ];; *) false;; esac ||
      { echo "the name of a file in it has a line break, near $g" >&2; exit 65; }
    one "$g" "${g#./}"
  done
elif [ -f "$f" ]; then
  case "$f" in /*) printf '%s\n' "$f";; *) printf '%s/%s\n' "$PWD" "$f";; esac
  one "$f" ""
else echo "there is no such file" >&2; exit 66; fi
