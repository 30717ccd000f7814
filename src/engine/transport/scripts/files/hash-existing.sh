# shellcheck shell=sh
# Tells what lies at the destinations of a copy now, and makes their folders.
#
# Called by: copy-there.ts.
# Input: the paths, absolute or below the home, a line each.
# Prints: hash and path of every one that is there.
# Ends with: 0; or, with the reason on the error output, 66 where a folder cannot be made, 97 where there is no home.
. ../files/print-known.sh

cd || exit 97
print_known
