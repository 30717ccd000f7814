# shellcheck shell=sh
# Starts durable steps, one after the other; attaches to one that was started before.
#
# Nothing is installed on the server, and builtins do what builtins can do, because every program costs as much as the
# step's own. `mkdir` of the attempt's directory is the atomic start: whoever makes it starts the step, everybody else
# attaches. The channel can be open, and everything but the step be running and waiting, before the step is known.
#
# Called by: durable-step.ts (startCommand), on a channel that SpareChannel keeps for the next step.
# Arguments: $1 the text of supervise.sh, $2 what every step's script has in it: `read` takes a byte at a time.
# Input, for every step (durable-step.ts, startInput): "exit 97", "RUN ATTEMPT NONCE SHELL", the step's script, in which
#   a line "NONCE state" stands for $2, and a line with the nonce. Half a step is never started. The first line is for a shell that reads this in our place (`exec sh` in
#   .bashrc): it ends there, and runs nothing. "- PATH…" (forgetInput) removes directories instead, and ends.
# Prints: the step's output and the line of report.sh that ends it.
# Ends: with its input, and after anything but a step that it started itself and that has ended.
. ../durable/follow.sh
. ../layout/make-work.sh
. ../layout/remove.sh

nl='
'
if command -v bash >/dev/null 2>&1; then sh=bash; else sh='sh'; fi

# detach COMMAND…: runs it in a session of its own, so that a signal to the connection's processes does not reach it.
detach() {
  if command -v setsid >/dev/null 2>&1; then exec setsid "$@"
  elif command -v perl >/dev/null 2>&1; then exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' "$@"
  else trap '' HUP; exec "$@"; fi
}

state=$2
# receive: reads one step, claims its directory and hands it to the supervisor; or attaches, or says why not. Where it
# prints nothing, no step was started.
receive() {
  IFS=' ' read -r run name nonce shell || exit 0
  [ "$run" != exit ] || IFS=' ' read -r run name nonce shell || exit 0
  # shellcheck disable=SC2086 # Paths, parted by blanks.
  [ "$run" != - ] || { set -f; remove $name $nonce $shell; exit 0; }
  s=
  while IFS= read -r l && [ "$l" != "$nonce" ]; do
    [ "$l" != "$nonce state" ] || l=$state
    s="$s$l$nl"
  done
  [ "$l" = "$nonce" ] || { say 'absent:::the step did not arrive whole'; exit 0; }
  make_work "$run" || { say "refused:::$why"; exit 0; }
  d="$b/$run/$name"
  if mkdir "$d" 2>/dev/null; then
    boot
    # The exit status overwrites a line that is written now, so that there is room for it on a full disk.
    { printf '%s' "$s" > "$d/script" && printf '%s' "${note:+$note$nl}" > "$d/out" && echo "$n" > "$d/boot" &&
      echo '-  ' > "$d/status" && echo > "$d/pid"; } 2>/dev/null ||
      { rm -rf "$d"; say 'refused:::its folder could not be written to (is the disk full?)'; exit 0; }
    : > "$d/pid"
    printf '%s\n' "$d" "$nonce" "$b/$run/state-$shell" "$b/$run/work"
  elif [ -d "$d" ]; then follow 0 >&3
  else say 'refused:::its folder could not be made (is the disk full?)'; fi
}

# The last part says how the step ended once the supervisor has let go of the pipe. Where no step was started, there is
# nothing to say and no next one to wait for.
while receive | detach /bin/sh -c "$1" slipway "$sh" | {
  IFS= read -r d && IFS= read -r nonce && {
    read -r l
    z=
    if [ -s "$d/out" ]; then cat "$d/out" >&3 || size; fi
    finish "$z"
  }
}; do :; done
