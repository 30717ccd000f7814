# shellcheck shell=sh
# Tells where the home is and whether the destination of a copy is a folder.
#
# Called by: copy-there.ts.
# Arguments: $1 the destination, absolute or below the home.
# Prints: the home; a line with D where the destination is a folder.
# Ends with: 0, or 97 where there is no home.
cd || exit 97
pwd
case $1 in /*) to=$1;; *) to=./$1;; esac
if [ -d "$to" ]; then echo D; fi
