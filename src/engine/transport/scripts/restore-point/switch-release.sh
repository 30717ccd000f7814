# shellcheck shell=sh
# Points a symlink to a release. It is replaced by rename, so that at no moment there is none.
#
# Called by: release-link.ts (switchReleaseLink), during a rollback.
# Arguments: $1 the symlink, $2 the release.
# Ends with: 0 where it points there.
rm -f "$1.slipway" && ln -s "$2" "$1.slipway" && {
  # -T is GNU's and busybox's: never into the folder the link points to.
  mv -Tf "$1.slipway" "$1" 2>/dev/null || { ln -sfn "$2" "$1" && rm -f "$1.slipway"; }
}
