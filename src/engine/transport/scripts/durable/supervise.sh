# shellcheck shell=sh
# Runs one durable step and leaves its exit status behind, whatever becomes of the connection.
#
# Called by: start.sh, in a session of its own.
# Arguments: $1 the shell for the step.
# Input: the attempt's directory, the nonce, the shell's state file, the run's work folder, a line each.
# Prints: the directory and the nonce. Its end, not a line, tells that the step has ended.
#
# It outlives the signals that its step does not (a trap that does something is reset in what the shell starts), so that a
# canceled step leaves its status too. It holds no descriptor of the connection, so that sshd can let go.
exec 2>/dev/null 3>&-
trap : INT TERM HUP
IFS= read -r d && IFS= read -r nonce && IFS= read -r SLIPWAY_STATE && IFS= read -r SLIPWAY_WORK || exit 0
export SLIPWAY_STATE SLIPWAY_WORK
. ../durable/born.sh
born $$
echo "$$ $t" > "$d/pid"
printf "%s\n" "$d" "$nonce"
"$1" "$d/script" >> "$d/out" 2>&1 < /dev/null
s=$?
# For a signal n, ksh has 256 + n where every other sh has 128 + n.
[ "$s" -le 256 ] || s=$((s-128))
printf "%-3s\n" "$s" 1<> "$d/status"
