# shellcheck shell=sh
# Shared: where Slipway keeps things on a server. remote-layout.ts describes the same in words.
#
# The base is ~/.slipway. It is not checked further: whoever can write to the home can do anything as this account anyway.
# A home that cannot be written to (read-only, full, none at all) is replaced by /tmp/.slipway-UID. Strangers can write to
# /tmp, so nothing there is read, written or removed unless the folder is this account's alone.

# in_tmp: sets b to the fallback.
in_tmp() { b=/tmp/.slipway-$(id -u); }

# is_own: whether $b can be trusted; else sets why.
# shellcheck disable=SC2034 # Read by those who include this.
is_own() {
  # shellcheck disable=SC3067 # Every sh that servers have knows -O: dash, bash, busybox, ksh.
  if [ -L "$b" ]; then why="$b is a symlink"
  elif [ ! -d "$b" ]; then why="$b is not a folder"
  elif [ ! -O "$b" ]; then why="$b belongs to another account"
  else
    # The mode is read by position: d, three letters each for the owner, the group and everybody else.
    # shellcheck disable=SC2012 # No name is read from what ls prints.
    case $(ls -ld "$b") in
      d????-??-*) return 0 ;;
      *) why="other accounts can write to $b" ;;
    esac
  fi
  return 1
}
