# shellcheck shell=sh
# The shell in which the steps of a section run one after the other, as lines typed into one terminal do: whatever an author
# sets (arrays, functions, traps, jobs, options, descriptors) is there for the next step, because it is the same process.
#
# Called by: supervise.sh on a server, run-here.sh on this machine, as `SHELL -c THIS SHELL …`, in bash or any POSIX sh.
# Arguments: $1 "PID TICKS" of its supervisor. $2 `here` where the steps have the terminal this is started in. Other accounts can read them.
# Environment: SLIPWAY_STATE and SLIPWAY_WORK, see state.sh. For this script alone: SLIPWAY_SESSION, the session's folder, or `-` for a
#   copy: it runs one step, hands nothing on and ends; SLIPWAY_IN, what attempts are read from.
# Input, for every attempt: "KIND ATTEMPT TOKEN FLAGS ID COUNT" and COUNT lines of shell text: what the step is given (variables,
#   secrets, where the shell starts), which is on no disk. ID tells it from anything else; without lines it is what the shell
#   has been given already, and a shell that has not answers `gone`. KIND is `step`, or `end`: the shell ends, with the exit
#   trap of its author. In FLAGS, `e` marks the last step of a section, `l` one that sets limits.
# Ends with: what the step ends with that ends it.
#
# It stands in no function, so that what a step declares is declared here. An author may override whatever is used between two
# steps (functions, aliases, IFS, noclobber, set -e, xtrace): none of it may reach this. Every name begins with slipway_.
# shellcheck disable=SC3045,SC2094,SC2153,SC2154 # Only bash is asked to wait for a time; the pipe is only looked at; `command read` sets them, or who calls this.
slipway_session=$SLIPWAY_SESSION slipway_supervisor=$1 slipway_in=$SLIPWAY_IN slipway_here=${2-}
shift "$#"
unset BASH_EXECUTION_STRING SLIPWAY_SESSION SLIPWAY_IN
slipway_run=${SLIPWAY_STATE%/*} slipway_attempt='' slipway_token='' slipway_flags='' slipway_text='' slipway_last=0 slipway_code=0
slipway_aside='' slipway_id='' slipway_secrets='' slipway_names='' slipway_at='' slipway_keeps=1 slipway_limits='' slipway_to=''
slipway_nl='
'
[ "$slipway_session" != - ] || slipway_keeps=
# Where nobody comes back to it, or its folder is gone, it must not stay for ever: it looks every ten minutes, for a week (where `read`
# can wait for a time).
slipway_idle=${BASH_VERSION:+-t600}

# slipway_on: sets the options of the author that would reach what runs between two steps, and `$?` to what it was.
slipway_on() {
  case $slipway_aside in *u*) set -u ;; esac
  case $slipway_aside in *v*) set -v ;; esac
  case $slipway_aside in *e*) set -e ;; esac
  case $slipway_aside in *x*) set -x ;; esac
  return "$slipway_code"
}

# slipway_off: puts them aside.
slipway_off() {
  slipway_aside=$-
  set +euvx
}

# slipway_set NAME VALUE: exports a variable the step is given, where the value is new: what an author makes of it stays.
slipway_set() {
  eval "[ \"\${slipway_0_$1-}\" = \"x\$2\" ] || { slipway_0_$1=x\$2; export $1=\"\$2\"; }"
  [ -z "${slipway_given-}" ] || [ -z "$slipway_keeps" ] || slipway_add_given "$1"
}

# slipway_renew NAME VALUE: the same for what a new connection brings, unless an author has set something else.
slipway_renew() {
  eval "[ \"x\${$1-}\" != \"\${slipway_0_$1-x}\" ]" || slipway_set "$1" "$2"
}

. ../shell/tell.sh

# slipway_read: reads the next attempt. Fails where there will be none.
slipway_read() {
  slipway_text='' slipway_waits=1008
  # Without its supervisor nobody holds the pipe, and opening it would wait for ever.
  kill -0 "$PPID" || return 1
  {
    until IFS=' ' command read -r ${slipway_idle:+"$slipway_idle"} slipway_kind slipway_attempt slipway_token slipway_flags slipway_new slipway_count; do
      [ "$?" -gt 128 ] && [ -p "$slipway_in" ] && [ "$slipway_waits" -gt 0 ] || return 1
      slipway_waits=$((slipway_waits-1))
    done
    while [ "${slipway_count:-0}" -gt 0 ]; do
      IFS= command read -r slipway_line || return 1
      slipway_text="$slipway_text$slipway_line$slipway_nl"
      slipway_count=$((slipway_count-1))
    done
  } < "$slipway_in"
} 2>/dev/null

# slipway_take: claims the attempt; fails where it has been sealed.
slipway_take() {
  slipway_line=$-
  set -C
  command : > "$slipway_run/$slipway_attempt/go"
  slipway_took=$?
  case $slipway_line in *C*) ;; *) set +C ;; esac
  return "$slipway_took"
} 2>/dev/null

# slipway_await: waits for the next attempt and claims it; ends the shell where there is none to come.
slipway_await() {
  while :; do
    slipway_attempt=
    if ! slipway_read || [ "$slipway_kind" != step ]; then
      # Without one of its author, the state would be saved.
      case $slipway_trap in *' EXIT'*) ;; *) trap - EXIT ;; esac
      slipway_quit
    fi
    if [ -z "$slipway_text" ] && [ "$slipway_new" != "$slipway_id" ]; then slipway_tell "$slipway_token" gone
    elif slipway_take; then break
    else slipway_tell "$slipway_token" taken; fi
  done
  slipway_id=$slipway_new slipway_up='' slipway_jobs=''
  IFS=' ' command read -r slipway_up slipway_line < /proc/uptime || :
  IFS= command read -r slipway_jobs < "/proc/$$/task/$$/children" || :
  command printf '%s %s %s\n' "$slipway_supervisor" "$$" "${slipway_up%.*}${slipway_up#*.} $slipway_jobs" 1<> "$slipway_run/$slipway_attempt/pid" || :
  [ -n "$slipway_here" ] || slipway_to="$slipway_run/$slipway_attempt/out"
  [ "$slipway_session" = - ] || command printf '%-300s\n' "$slipway_attempt $slipway_token" 1<> "$slipway_session/current" || :
} 2>/dev/null

# slipway_quit: ends the shell. All that is left to run is an exit trap of its author.
slipway_quit() {
  if [ -n "$slipway_here" ]; then exec 2> /dev/tty
  elif [ -n "$slipway_to" ]; then exec >> "$slipway_to" 2>&1; fi
  exit 0
}

# slipway_end: the step has come to its end, with the status slipway_last. Behind the last step of a section that has passed, the
# exit trap of its author runs, and the shell ends with that.
slipway_end() {
  if [ -z "$slipway_last" ]; then
    slipway_last=$slipway_code
    slipway_off
  fi
  [ "$slipway_session" != - ] || exit "$slipway_last"
  case $slipway_flags in *l*) slipway_limits=1 ;; esac
  # Of a shell that does not say which traps it has, an exit trap stays to its end.
  if [ "$slipway_sh" != other ]; then
    slipway_read_traps
    case $slipway_trap in
      *' EXIT'*)
        case $slipway_flags-$slipway_last in
          *e*-0)
            slipway_trap=
            (trap - EXIT; slipway_on || :; slipway_save 0)
            slipway_quit
            ;;
        esac
        ;;
      *) trap 'slipway_save "$?" ends # slipway' EXIT ;;
    esac
  fi
  (trap - EXIT; slipway_on || :; slipway_save 0)
  IFS= command read -r slipway_said < "$SLIPWAY_STATE" || slipway_said=
  slipway_from=${slipway_said%% *}
  case $slipway_from in a) slipway_next=b ;; *) slipway_next=a ;; esac
  # An exit trap is this shell's: whoever reads the state does not run it as well.
  case $slipway_trap in *' EXIT'*) slipway_private "$SLIPWAY_STATE.armed"; command echo "$slipway_from" 1<> "$SLIPWAY_STATE.armed" ;; esac
  command printf '%-3s\n' "$slipway_last" 1<> "$slipway_run/$slipway_attempt/status" || :
  command printf '%-300s\n' '' 1<> "$slipway_session/current" || :
  slipway_tell "$slipway_token" "$slipway_last"
  slipway_code=$slipway_last
  # Telling the next step of it must not end the shell, nor call a trap of its author.
  case $slipway_aside in *e*) slipway_code=0 ;; esac
  case $slipway_trap in *' ERR'*) slipway_code=0 ;; esac
} 2>/dev/null

# slipway_note: says what the steps before have lost with their shell.
slipway_note() {
  while IFS= command read -r slipway_line; do command printf '%s\n' "$slipway_line"; done < "$slipway_session/note"
  command : >| "$slipway_session/note"
} 2>/dev/null

[ -n "$slipway_here" ] || exec >/dev/null 2>&1
# What interrupts a step ends the whole of it, not only the program that runs.
trap 'exit 130 # slipway' INT
trap 'exit 143 # slipway' TERM
slipway_trap=
slipway_await
eval "$slipway_text"
[ -z "$slipway_to" ] || exec 2>> "$slipway_to"
. ../shell/state.sh
[ -z "$slipway_keeps" ] || slipway_arm
if [ -s "$slipway_session/note" ]; then
  if [ -n "$slipway_to" ]; then slipway_note >> "$slipway_to"; else slipway_note; fi
fi
while :; do
  slipway_todo=1
  # A loop, so that a step that leaves one which is not its own (`break`) leaves this one.
  while [ -n "$slipway_todo" ]; do
    slipway_todo='' slipway_last=''
    # Not around the script: what an exit trap prints would not go there.
    [ -z "$slipway_to" ] || exec </dev/null >> "$slipway_to" 2>&1
    # It sets the options of its author (slipway_on), and slipway_last where it comes to its end (slipway_off).
    # shellcheck disable=SC1090 # Somebody else's.
    . "$slipway_run/$slipway_attempt/script"
    slipway_code=$?
  done
  [ -z "$slipway_to" ] || exec >/dev/null 2>&1
  { trap; command echo '# end'; } 1<> "$SLIPWAY_STATE.traps" 2>/dev/null
  slipway_end
  slipway_await
  eval "$slipway_text"
  # A step with a terminal of its own may have changed the state since.
  if [ "$slipway_session" != - ]; then
    IFS= command read -r slipway_line < "$SLIPWAY_STATE" || slipway_line=
    # shellcheck disable=SC1090 # Written by slipway_save.
    if [ "$slipway_line" != "$slipway_said" ]; then . "$SLIPWAY_STATE.${slipway_line%% *}"; fi
    if [ -n "$slipway_trap" ]; then slipway_arm; fi
  fi 2>/dev/null
done
