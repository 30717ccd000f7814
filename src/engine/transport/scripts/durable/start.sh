# shellcheck shell=sh
# Starts durable steps, one after the other; attaches to one that was started before.
#
# Nothing is installed on the server, and builtins do what builtins can do, because every program costs as much as the
# step's own. `mkdir` of the attempt's directory decides who hands it to its shell; a file that the shell makes as it takes it (`go`)
# is the start: nothing starts twice. The channel can be open, and a supervisor be running and waiting, before the step is known.
#
# Called by: durable-step.ts (startCommand), on a channel that SpareChannel keeps for the next step.
# Arguments: $1 the text of supervise.sh, $2 the text of living.sh.
# Input, for every step (durable-step.ts, startInput): "exit 97", "RUN ATTEMPT NONCE SHELL KIND FLAGS ID AFTER COUNT", COUNT lines of
#   what the step is given, which ID tells from anything else its shell may have been given, the step's script, and a line with
#   the nonce. KIND is `step`, or `copy` for what hands nothing on. AFTER is `-`, or the attempt that must have been the one
#   before it here and have ended with 0: the step was sent ahead of that outcome. Half a step is never started. The first line
#   is for a shell that reads this in our place (`exec sh` in .bashrc): it ends there, and runs nothing. "- PATH…"
#   (forgetInput) removes directories instead, and ends.
# Prints: the step's output and the line of report.sh that ends it.
# Ends: with its input, and after anything but a step that it started itself and that has ended.
. ../durable/follow.sh
. ../layout/make-work.sh
. ../layout/remove.sh

nl='
'
if command -v bash >/dev/null 2>&1; then sh=bash; else sh='sh'; fi

# supervise: starts what supervise.sh is, with its input, in a session of its own: a signal to the connection's processes does not
# reach it. A shell in between waits for it and is ended by it: with `&` it would ignore interrupts, and so would all it starts.
# shellcheck disable=SC2016 # Read by the shell in between.
supervise() {
  /bin/sh -c 'umask "$1"; shift
if command -v setsid >/dev/null 2>&1; then setsid "$@"
elif command -v perl >/dev/null 2>&1; then perl -MPOSIX -e "POSIX::setsid(); exec @ARGV" "$@"
else trap "" HUP; "$@"; fi
:' slipway "$mask" /bin/sh -c "$supervisor" slipway "$sh" "$living" 2>/dev/null
}

# launch LINE…: starts a supervisor with this input: the one that waits, the first time.
launch() {
  if [ -n "$waiting" ]; then
    waiting=
    printf '%s\n' "$@"
    exec >/dev/null
  else
    printf '%s\n' "$@" | supervise
  fi
}

# enter: sets s to the folder of a session of the shell that lives and has nothing to do; makes one where there is none, and
# sets news to 1. Fails where it cannot be made.
enter() {
  k=0 news=''
  while s="$r/shell-$shell.$k"; [ -d "$s" ]; do
    w=0
    # Another channel may be about to start it, unless it was hung up with its connection: then nobody may use it any more.
    while [ ! -s "$s/supervisor" ] && [ ! -e "$s/ended" ] && [ $w -lt 20 ]; do
      p=
      if read -r p q 2>/dev/null < "$s/by" && ! runs "$p" "$q"; then : > "$s/ended"; break; fi
      nap
      w=$((w+1))
    done
    if lives "$s"; then
      o=
      read -r o _ 2>/dev/null < "$s/current"
      [ -n "$o" ] || return 0
      echo 'slipway: the shell of this section is still busy with a step before this one; another one starts with its state' >> "$d/out"
    fi
    k=$((k+1))
  done
  news=1
  mkdir "$s" && echo "$me" > "$s/by" && { [ -p "$ack" ] || set -- "$ack"; } && mkfifo "$s/in" "$@" && printf '%-300s\n' '' > "$s/current" &&
    for f in id jobs note supervisor; do : > "$s/$f" || return 1; done
}

# hand: hands the attempt to its shell and waits for its end; sets x to its status. Fails where no shell can be made.
hand() {
  r="$b/$run" x=
  ack="$r/ack.$$"
  # A shell that ends as soon as it is started does not become better by being started once more.
  for i in 1 2 3; do
    turn=$((turn+1))
    token="ack.$$.$turn"
    if [ "$kind" = copy ]; then
      [ -p "$ack" ] || mkfifo "$ack" || return 1
      exec 4<> "$ack"
      launch - "$r/state-$shell" "$r/work" "$name $token" "step $name $token $flags $id $count" ${given:+"${given%"$nl"}"}
    else
      enter || return 1
      [ -p "$ack" ] || mkfifo "$ack" || return 1
      exec 4<> "$ack" 5<> "$s/in" || return 1
      [ -z "$news" ] || launch "$s" "$r/state-$shell" "$r/work"
      o=
      read -r o < "$s/id"
      if [ "$o" = "$id" ]; then echo "step $name $token $flags $id 0" >&5
      else printf '%s' "step $name $token $flags $id $count$nl$given" >&5; echo "$id" > "$s/id"; fi
      # Either the shell, or whoever answers for it, sees what was put there; or it had ended before.
      if [ -e "$s/ended" ] && [ ! -e "$d/go" ]; then exec 5>&-; continue; fi
    fi
    while read -r o x <&4 && [ "$o" != "$token" ]; do :; done
    exec 5>&-
    [ "$x" = gone ] || break
    # Another shell that has been given nothing has come in its place, or none will.
    x=
    [ "$kind" = copy ] || echo - > "$s/id"
  done
  [ -n "$x" ] && [ -e "$d/go" ]
} 2>/dev/null

# receive: reads one step, claims its directory, hands it over and says how it ended; or attaches, or says why not. Fails
# where there is no next one to wait for.
receive() {
  IFS=' ' read -r run name nonce shell kind flags id after count || return 1
  [ "$run" != exit ] || IFS=' ' read -r run name nonce shell kind flags id after count || return 1
  # shellcheck disable=SC2086 # Paths, parted by blanks.
  [ "$run" != - ] || { set -f; remove $name $nonce $shell $kind $flags $id $after $count; return 1; }
  given='' text='' i=$count
  while [ "$i" -gt 0 ] && IFS= read -r l; do given="$given$l$nl" i=$((i-1)); done
  # A forwarded agent is reached through this connection; the one the shell was started in may be gone.
  case ${SSH_AUTH_SOCK-} in
    '' | *[!A-Za-z0-9._/-]*) ;;
    *) given="${given}slipway_renew SSH_AUTH_SOCK $SSH_AUTH_SOCK$nl" count=$((count+1)) id="$id:$SSH_AUTH_SOCK" ;;
  esac
  while IFS= read -r l && [ "$l" != "$nonce" ]; do text="$text$l$nl"; done
  [ "$l" = "$nonce" ] || { say 'absent:::the step did not arrive whole'; return 1; }
  # Nothing is left of one that must not begin: it may still be sent again.
  if [ "$after" != - ] && [ "$after" != "$passed" ]; then say 'held:::the step before it did not pass'; return 0; fi
  passed=
  make_work "$run" || { say "refused:::$why"; return 1; }
  d="$b/$run/$name"
  if mkdir "$d" 2>/dev/null; then
    boot
    # What is written later overwrites a line that is written now, so that there is room for it on a full disk.
    { printf '%s' "$text" > "$d/script" && printf '%s' "${note:+$note$nl}" > "$d/out" && echo "$n" > "$d/boot" &&
      echo "$me" > "$d/by" && echo '-  ' > "$d/status" && printf '%-60s\n' '' > "$d/pid"; } 2>/dev/null ||
      { rm -rf "$d"; say 'refused:::its folder could not be written to (is the disk full?)'; return 1; }
    hand || [ -e "$d/go" ] || { rm -rf "$d"; say 'refused:::its shell could not be started (is the disk full?)'; return 1; }
    if [ -e "$d/never" ]; then say 'sealed:::it was never started there'; return 1; fi
    z=
    if [ -s "$d/out" ]; then cat "$d/out" >&3 || size; fi
    finish "$z"
    [ "$x" != 0 ] || passed=$name
    return 0
  fi
  if [ -d "$d" ]; then follow 0 >&3
  else say 'refused:::its folder could not be made (is the disk full?)'; fi
  return 1
}

# Files of ours are for this account alone; those of a step are as its login has them.
supervisor=$1 living=$2 waiting=1 turn=0 passed='' mask=$(umask)
born $$
me="$$ $t"
# A supervisor waits for the first shell that is needed, and ends where none is.
while receive; do :; done | supervise
:
