# shellcheck shell=sh
# Tells where the next step of a shell would start on this machine.
#
# Called by: local-pty.ts (directoryOf), in the directory where the shell starts.
# Arguments: $1 the shell's state file, as state.sh writes it.
# Prints: the directory, without a newline.
# shellcheck disable=SC1090 # Written by state.sh.
if [ -f "$1" ]; then read -r f _ < "$1"; . "$1.$f" >/dev/null 2>&1; fi
printf %s "$PWD"
