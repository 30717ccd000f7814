# shellcheck shell=sh
# Keeps the shell of a section on a server, and answers for it, whatever becomes of the connection.
#
# Called by: start.sh, in a session of its own.
# Arguments: $1 the shell for the steps, $2 the text of living.sh.
# Input: a line each: the session's folder, or `-` for a copy that runs one step; the shell's state file; the run's work
#   folder. For a copy, its attempt and token on one line, and the attempt as living.sh reads it. Nothing at all where it is not
#   needed.
# Prints: nothing.
#
# It outlives the signals that its steps do not (a trap that does something is reset in what the shell starts), so that a
# canceled step leaves its status too. Terminated itself (the server shuts down), it starts no other shell. It holds no descriptor of the connection, so that sshd can let go, and holds the shell's
# pipe open, so that nothing put there is lost.
exec >/dev/null 2>&1 3>&-
off=
trap : INT HUP
trap 'off=1' TERM
# The shell in between, see start.sh.
kill -KILL "$PPID"
IFS= read -r s && IFS= read -r SLIPWAY_STATE && IFS= read -r SLIPWAY_WORK || exit 0
export SLIPWAY_STATE SLIPWAY_WORK
. ../durable/born.sh
born $$
me="$$ $t"
. ../shell/answer-for.sh
slipway_here=
if [ "$s" = - ]; then
  IFS=' ' read -r name token || exit 0
  SLIPWAY_SESSION=- SLIPWAY_IN=/dev/stdin "$1" -c "$2" "$1" "$me"
  report "$?"
  exit
fi
exec 9<> "$s/in"
# Whoever made it was taken for gone, and another shell has come in its place.
[ ! -e "$s/ended" ] || exit
echo "$me" > "$s/supervisor"
while
  SLIPWAY_SESSION="$s" SLIPWAY_IN="$s/in" "$1" -c "$2" "$1" "$me" </dev/null 9>&-
  answer_for "$?" && [ -z "$off" ]
do :; done
: > "$s/ended"
# What was put there and not taken goes to another shell.
echo drained >&9
while IFS=' ' read -r kind _ token _ <&9 && [ "$kind" != drained ]; do slipway_tell "$token" gone; done
[ ! -e "$s/remove" ] || { rm -rf "$s"; rmdir "$slipway_run"; }
