# shellcheck shell=sh
# Shared by start.sh and attach.sh: follows a step that somebody started.
. ../durable/report.sh
. ../durable/born.sh

# alive: whether the supervisor runs, under its own number.
alive() {
  p=
  q=
  read -r p q _ 2>/dev/null < "$d/pid"
  [ -n "$p" ] && kill -0 "$p" 2>/dev/null || return 1
  born "$p"
  [ "$q" = "$t" ]
}

# taken: whether a shell has taken the step.
taken() {
  p=
  read -r p _ 2>/dev/null < "$d/pid" && [ -n "$p" ]
}

# nap: a tenth of a second, or a whole one where sleep knows no fractions.
nap() { sleep 0.1 2>/dev/null || sleep 1; }

# follow OFFSET: prints the step's output from the offset on until the step has ended, then how it ended.
follow() {
  if [ -e "$d/never" ]; then say 'sealed:::it was never started there'; return; fi
  i=0
  while ! taken && ! ended && [ $i -lt 20 ]; do nap; i=$((i+1)); done
  # Nobody has taken it, and now nobody can.
  if ! taken && ! ended && (set -C; : > "$d/go") 2>/dev/null; then
    : > "$d/never"
    say 'sealed:::it was never started there'
    return
  fi
  boot
  q=
  read -r q 2>/dev/null < "$d/boot"
  if ended || [ "$n" != "$q" ] || ! alive; then tail -c +$(($1+1)) "$d/out" 2>/dev/null
  else
    tail -c +$(($1+1)) -f "$d/out" 2>/dev/null & f=$!
    while ! ended && alive; do nap; done
    kill "$f" 2>/dev/null
    wait "$f" 2>/dev/null
  fi
  size
  finish "$z"
}
