# shellcheck shell=sh
# Puts the script of a step that needs a terminal on the server: the terminal's input belongs to the person.
#
# Called by: run-in-terminal.ts.
# Arguments: $1 the run, $2 the script's name in the run's folder, $3 its length in bytes. Half of one is refused.
# Input: the script.
# Prints, as its last two lines: what a person should know of where the run's folder is, or nothing; the folder.
# Ends with: 0; or, with the reason on the error output, 98 where there is no place for it, 74 where it could not be
#   written whole.
. ../layout/make-work.sh

make_work "$1" || { echo "$why" >&2; exit 98; }
f="$b/$1/$2"
cat > "$f"
[ "$(wc -c < "$f")" -eq "$3" ] || { rm -f "$f"; echo 'it was not written whole' >&2; exit 74; }
printf '%s\n' "$note" "$b/$1"
