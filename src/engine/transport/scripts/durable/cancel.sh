# shellcheck shell=sh
# Interrupts, after five seconds terminates, after five more kills, everything a step started.
#
# Called by: durable-step.ts (cancelCommand), when a person or a time limit stops a step.
# Arguments: $1 RUN/ATTEMPT.
# Ends with: 0 once nothing is left and there is an exit status; 1 where the folder of the step cannot be trusted.
#   Prints nothing but that.
#
# What ignores the interrupt (shells start background commands so) is terminated as soon as the step itself has ended.
. ../layout/find-attempt.sh
. ../durable/ended.sh

find_attempt "$1" || { [ -z "$why" ] || { echo "$why" >&2; exit 1; }; exit 0; }
p=
read -r p _ 2>/dev/null < "$d/pid"
[ -n "$p" ] || exit 0

# below PID: prints what descends from a process, parents first: none may go on.
# shellcheck disable=SC2013 # Words are meant: the numbers are on one line.
below() { for c in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do echo "$c"; below "$c"; done; }

# Without a group of its own (there was no setsid) only what descends from it is meant.
if kill -0 "-$p" 2>/dev/null; then all="-$p"; else all=$(below "$p"); fi

hit() { for c in $all; do kill "-$1" "$c" 2>/dev/null; done; }
left() { for c in $all; do kill -0 "$c" 2>/dev/null && return 0; done; return 1; }
# nap: a tenth of a second, counted in i; or a whole one where sleep knows no fractions.
nap() { sleep 0.1 2>/dev/null || { sleep 1; i=$((i+9)); }; i=$((i+1)); }

hit INT
i=0; while ! ended && left && [ $i -lt 50 ]; do nap; done
hit TERM
i=0; while left && [ $i -lt 50 ]; do nap; done
hit KILL
kill -KILL "$p" 2>/dev/null
i=0; while left && [ $i -lt 50 ]; do nap; done
# Should the supervisor have gone with its step, its status is known all the same.
ended || printf '%-3s\n' 137 1<> "$d/status"
