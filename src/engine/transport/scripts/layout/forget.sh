# shellcheck shell=sh
# Removes what runs and attempts left on the server.
#
# Called by: durable-step.ts (forgetCommand), once outcomes are recorded or a run has ended.
# Arguments: directories of attempts (RUN/ATTEMPT) or of whole runs (RUN).
# Ends with: 0 where everything is gone. Prints nothing.
. ../layout/remove.sh
remove "$@"
