# shellcheck shell=sh
# Checks every file of an upload where it lies and gives it its name; nothing is renamed unless all of them are whole.
#
# Called by: upload.ts.
# Arguments: $1 the folder that relative paths count from, $2 what a name ends with until then.
# Input: hash, mode (octal) and path, separated by one blank, a line each.
# Ends with: 0; 65 with the path on the error output where a file is not whole; 66 where one could not be renamed; 97 where
#   the folder cannot be entered.
. ../hash.sh

# split LINE: sets h, m and f. Not by read, which would drop blanks at the end of a name.
split() {
  h=${1%% *} f=${1#* }
  m=${f%% *} f=${f#* }
}

cd -- "$1" || exit 97
list=$(cat)
printf '%s\n' "$list" | while IFS= read -r line; do
  split "$line"
  # shellcheck disable=SC2086 # $tool is a command with its options.
  is=$($tool < "$f$2") && [ "${is%% *}" = "$h" ] || { echo "$f" >&2; exit 65; }
done || exit 65
printf '%s\n' "$list" | while IFS= read -r line; do
  split "$line"
  chmod -- "$m" "$f$2" && mv -f -- "$f$2" "$f" || exit 66
done
