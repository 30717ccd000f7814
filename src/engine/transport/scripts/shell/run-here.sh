# shellcheck shell=sh
# Keeps the shell of a section on this machine, in the terminal it is called in, and answers for it. What the steps leave running
# goes on in the terminal when the shell itself ends. With the console the terminal goes, and everything in it.
#
# Called by: local-session.ts, in a terminal of its own.
# Arguments: $1 the shell, $2 the text of living.sh, $3 the session's folder, $4 a token that tells that attempts are taken, $5 the
#   attempt and $6 its token, where the shell runs this one alone and hands nothing on.
# Environment: SLIPWAY_STATE, SLIPWAY_WORK.
# Prints: what the steps print and what tell.sh says of them; first, that attempts are taken.
#
# A hang-up (the console's death) ends this at once, and with that all that runs in the terminal. A step leaves no status then: its
# outcome is unknown, and is called so.
off=
trap : INT QUIT
trap 'off=1' TERM
s=$3 slipway_here=here
mkfifo -m 600 "$s/in" || exit 98
exec 9<> "$s/in"
# What a shell says of another one that was killed is not for the terminal.
exec 8>&2 2>/dev/null
. ../shell/answer-for.sh
slipway_tell "$4" 0
if [ -n "$5" ]; then
  name=$5 token=$6
  SLIPWAY_SESSION=- SLIPWAY_IN="$s/in" "$1" -c "$2" "$1" '0 0' here 2>&8 8>&- 9>&-
  report "$?"
  exit
fi
while
  SLIPWAY_SESSION="$s" SLIPWAY_IN="$s/in" "$1" -c "$2" "$1" '0 0' here 2>&8 8>&- 9>&-
  answer_for "$?" && [ -z "$off" ]
do :; done
