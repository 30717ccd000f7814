# shellcheck shell=sh
# Stops a step on a server, as stop.sh says. One that is still on its way there never starts.
#
# Called by: durable-step.ts (cancelCommand), when a person or a time limit stops a step, or takes one back that was sent ahead.
# Arguments: $1 the run, $2 the attempt, $3 `begun` where one that has begun goes on.
# Ends with: 0 once nothing is left and there is an exit status, or it never starts; 1 where neither can be said.
#   Prints why on stderr; `never` where it never starts.
. ../layout/find-attempt.sh
. ../layout/make-work.sh
. ../shell/stop.sh

if find_attempt "$1/$2"; then
  if [ -z "$3" ]; then stop
  # What no shell has taken has not begun.
  elif (set -C; : > "$d/go") 2>/dev/null; then : > "$d/never"; fi
  [ ! -e "$d/never" ] || echo never
elif [ -n "$why" ]; then echo "$why" >&2; exit 1
else
  make_work "$1" || { echo "$why" >&2; exit 1; }
  d="$b/$1/$2"
  if mkdir "$d" 2>/dev/null; then : > "$d/never"; echo never
  elif [ -z "$3" ]; then stop; fi
fi
