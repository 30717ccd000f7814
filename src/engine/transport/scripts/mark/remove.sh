# shellcheck shell=sh
# Takes away a release's own mark, and the folders that were made for it as far as they are empty.
#
# Called by: release-mark.ts, once the release has ended or its console lets go of it.
# Arguments: $1 the folder of the mark, $2 what the mark begins with.
. ../restore-point/unpin.sh
. ../mark/look.sh

mark=$1/.slipway-release said=$(look "$1/.slipway-release")
# One that another account put there says what it likes, and is not ours.
case $said in "$2"*'
plain own '*) ;; *) exit 0 ;; esac
made=$(count "$mark")
rm -f "$mark"
unmake "$1" "$made"
