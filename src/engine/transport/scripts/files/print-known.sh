# shellcheck shell=sh
# Shared: tells which files are there already and with what content.
. ../hash.sh

# print_known: reads paths, a line each; makes the folders they are in, and prints hash, two blanks and path of every one
# that is a file. Ends the script with 66 where a folder cannot be made.
# shellcheck disable=SC2086 # $tool is a command with its options.
print_known() {
  while IFS= read -r f; do
    case $f in ?*/*) mkdir -p -- "${f%/*}" || exit 66;; esac
    if [ -f "$f" ]; then h=$($tool < "$f") && printf '%s  %s\n' "${h%% *}" "$f"; fi
  done
}
