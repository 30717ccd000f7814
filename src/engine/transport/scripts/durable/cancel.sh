# shellcheck shell=sh
# Stops a step on a server, as stop.sh says.
#
# Called by: durable-step.ts (cancelCommand), when a person or a time limit stops a step.
# Arguments: $1 RUN/ATTEMPT.
# Ends with: 0 once nothing is left and there is an exit status; 1 where the folder of the step cannot be trusted.
#   Prints nothing but that.
. ../layout/find-attempt.sh
. ../shell/stop.sh

if find_attempt "$1"; then stop
elif [ -n "$why" ]; then echo "$why" >&2; exit 1; fi
