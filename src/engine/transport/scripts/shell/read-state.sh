# shellcheck shell=sh
# Starts a followed command where the steps of its shell have gone, with what they have set; it hands nothing on.
#
# Called by: local-pty.ts and ssh-transport.ts (follow), in front of the command, here or on a server.
# Environment: SLIPWAY_STATE, the shell's state file, as state.sh writes it; it may be missing.
if [ -f "$SLIPWAY_STATE" ]; then
  read -r slipway_from _ < "$SLIPWAY_STATE"
  # shellcheck disable=SC1090 # Written by state.sh.
  . "$SLIPWAY_STATE.$slipway_from" 2>/dev/null
fi
unset SLIPWAY_STATE slipway_from
