# shellcheck shell=sh
# Shared by start.sh and attach.sh: follows a step that somebody started.
. ../durable/report.sh
. ../durable/born.sh

# runs PID TICKS: whether the process that began then runs, under its own number.
runs() {
  kill -0 "$1" 2>/dev/null || return 1
  born "$1"
  [ "$2" = "$t" ]
}

# alive: whether the supervisor runs, under its own number, or else the shell that has the step.
alive() {
  p=
  read -r p q c e _ 2>/dev/null < "$d/pid"
  [ -n "$p" ] || return 1
  ! runs "$p" "$q" || return 0
  kill -0 "$c" 2>/dev/null || return 1
  born "$c"
  # A process that has its number later began after the step.
  [ "$t" != - ] && [ -n "$e" ] && [ "$t" -le "$e" ] 2>/dev/null
}

# taken: whether a shell has taken the step.
taken() {
  p=
  read -r p _ 2>/dev/null < "$d/pid" && [ -n "$p" ]
}

# on_its_way: whether whoever made the attempt's directory is still about to hand it to a shell.
on_its_way() {
  p=
  read -r p q 2>/dev/null < "$d/by" && runs "$p" "$q"
}

# nap: a tenth of a second, or a whole one where sleep knows no fractions.
nap() { sleep 0.1 2>/dev/null || sleep 1; }

# follow OFFSET: prints the step's output from the offset on until the step has ended, then how it ended.
follow() {
  if [ -e "$d/never" ]; then say 'sealed:::it was never started there'; return; fi
  i=0
  # A server that is busy takes its time to start a shell.
  while ! taken && ! ended && [ $i -lt 20 ]; do nap; on_its_way || i=$((i+1)); done
  # Nobody has taken it, and now nobody can.
  if ! taken && ! ended && (set -C; : > "$d/go") 2>/dev/null; then
    : > "$d/never"
    say 'sealed:::it was never started there'
    return
  fi
  boot
  q=
  read -r q 2>/dev/null < "$d/boot"
  if ended || [ "$n" != "$q" ] || ! alive; then tail -c +$(($1+1)) < "$d/out" 2>/dev/null
  else
    tail -c +$(($1+1)) -f < "$d/out" 2>/dev/null & f=$!
    while ! ended && alive; do nap; done
    kill "$f" 2>/dev/null
    wait "$f" 2>/dev/null
  fi
  size
  finish "$z"
}
