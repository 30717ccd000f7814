# shellcheck shell=sh
# Runs a step's script on this machine and leaves its exit status behind by rename, so that it is known even when the
# console dies first. A hang-up (the console's death) leaves none: then the outcome is unknown, and is called so.
#
# Called by: local-pty.ts (start), in a terminal of its own.
# Arguments: $1 the shell, $2 the attempt's directory.
# Ends with: what the step ends with.
trap 'exit 129' HUP
"$1" "$2/script"
s=$?
echo "$s" > "$2/status.tmp" && mv "$2/status.tmp" "$2/status"
exit "$s"
