# shellcheck shell=sh
# Runs the script that put-script.sh has put there, in the terminal it is called in, and removes it.
#
# Called by: run-in-terminal.ts, on a channel with a terminal.
# Arguments: $1 the run's folder, $2 the script's name in it, $3 the shell whose state it shares.
# Ends with: what the step ends with. An interrupt from the keyboard is the step's, not this script's.
SLIPWAY_STATE="$1/state-$3" SLIPWAY_WORK="$1/work"
export SLIPWAY_STATE SLIPWAY_WORK
trap : INT QUIT
sh=$(command -v bash || command -v sh)
"$sh" "$1/$2"
s=$?
rm -f "$1/$2"
exit "$s"
