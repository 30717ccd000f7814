# shellcheck shell=sh
# Makes ready to receive a run's artifacts: the work folder, the folders below it, and what is there already.
#
# Called by: stage-artifacts.ts.
# Arguments: $1 the run.
# Input: the artifacts' paths below the work folder, as print-known.sh reads them.
# Prints: the work folder, then what print-known.sh does.
# Ends with: 0; or, with the reason on the error output, 66 where a folder cannot be made, 97 where the work folder cannot
#   be entered, 98 where there is no place for it.
. ../layout/make-work.sh
. ../files/print-known.sh

make_work "$1" || { echo "$why" >&2; exit 98; }
cd "$b/$1/work" || exit 97
pwd
print_known . own
