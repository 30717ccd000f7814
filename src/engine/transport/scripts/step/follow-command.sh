# shellcheck shell=sh
# Runs a command whose output is followed. Without a terminal, closing the channel does not end a command; here the end of
# its input does.
#
# Called by: ssh-transport.ts (follow), for followed steps and log sources.
# Arguments: $1 the command, $2 the run whose work folder it starts in, or nothing for the home, $3 the shell whose state the
#   command may read, by SLIPWAY_STATE.
# Input: anything; its end ends the command.
# Prints: the command's output.
# Ends with: what the command ends with; 98 where there is no work folder for the run.
. ../layout/make-work.sh

if [ -n "$2" ]; then
  make_work "$2" || { echo "$why" >&2; exit 98; }
  [ -z "$note" ] || printf '%s\n' "$note" >&2
  cd "$b/$2/work" || exit 97
  SLIPWAY_STATE="$b/$2/state-$3"
  export SLIPWAY_STATE
fi
exec 3<&0
sh=$(command -v bash || command -v sh)
"$sh" -c "$1" </dev/null 3<&- & p=$!
(cat >/dev/null; kill "$p" 2>/dev/null) <&3 3<&- & w=$!
exec 3<&-
wait "$p"
s=$?
kill "$w" 2>/dev/null
exit "$s"
