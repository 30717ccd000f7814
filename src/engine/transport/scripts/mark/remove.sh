# shellcheck shell=sh
# Takes away a release's own mark, and the folders that were made for it as far as they are empty.
#
# Called by: release-mark.ts, once the release has ended or its console lets go of it.
# Arguments: $1 the folder of the mark, $2 what the mark begins with.
. ../restore-point/unpin.sh

mark=$1/.slipway-release
case $(head -n 1 "$mark" 2>/dev/null) in "$2"*) ;; *) exit 0 ;; esac
made=$(sed -n 2p "$mark")
case $made in ''|*[!0-9]*) made=0 ;; esac
rm -f "$mark"
unmake "$1" "$made"
