# shellcheck shell=sh
# Asks which version runs: the author's own command, so it is given to the shell that the author's steps are given to.
#
# Called by: pin-restore-point.ts (askVersion).
# Arguments: $1 the command.
# Prints and ends with: what the command does. What the shell's start-up files print is dropped: bash reads .bashrc again
#   where a server started it.
sh=$(command -v bash || command -v sh)
"$sh" -c "exec >&3 3>&-
$1" 3>&1 >/dev/null
