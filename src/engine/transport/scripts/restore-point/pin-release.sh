# shellcheck shell=sh
# Pins the release that is current in a layout of `releases/NAME` and `current`, by its name and its content.
#
# Called by: release-link.ts (pinRelease), before the first step with an effect.
# Arguments: $1 the folder that holds `releases` and `current`.
# Prints: what print-pinned.sh says, of the link and the release it points to.
# Ends with: 0, or 66 with the reason on the error output.
. ../hash.sh
. ../restore-point/print-pinned.sh

CDPATH='' cd -- "$1" || exit 66
[ -L current ] || { echo "$PWD/current is not a symlink to a release" >&2; exit 66; }
r=$(readlink -f current)
case "$r" in
  "$(readlink -f .)"/releases/*) ;;
  *) echo "$PWD/current points to $r, which is not below releases" >&2; exit 66;;
esac
fingerprint "$r"
if [ "$f" != tree ] || [ -z "$h" ]; then echo "$r cannot be read" >&2; exit 66; fi
print_pinned "$PWD/current" "$r" "$h" "$f"
