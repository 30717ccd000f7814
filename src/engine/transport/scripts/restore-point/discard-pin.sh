# shellcheck shell=sh
# Takes away a restore point that was pinned here and not on another host of its group.
#
# Called by: pin-restore-point.ts.
# Arguments: $1 the run's own folder, $2 the folder that it is in.
. ../restore-point/unpin.sh
unpin "$1" "$2"
