# shellcheck shell=sh
# Stops a step on this machine, as stop.sh says.
#
# Called by: local-session.ts, when a person or a time limit stops a step.
# Arguments: $1 the attempt's directory.
. ../shell/stop.sh

d=$1
stop
