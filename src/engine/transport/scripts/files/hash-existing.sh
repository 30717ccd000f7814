# shellcheck shell=sh
# Tells what lies at the destinations of a copy now, and makes their folders.
#
# Called by: copy-there.ts.
# Arguments: $1 a folder on the disk that the copy goes to, absolute or below the home.
# Input: what is to come, absolute or below the home, as print-known.sh reads it.
# Prints: what print-known.sh does.
# Ends with: 0; or, with the reason on the error output, 66 where a folder cannot be made, 97 where there is no home.
. ../files/print-known.sh

cd || exit 97
print_known "$1"
