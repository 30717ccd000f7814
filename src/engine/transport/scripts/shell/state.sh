# shellcheck shell=sh
# The state of a shell as text, for whatever does not run in the shell itself: checks beside it, steps that have a terminal of
# their own, and the shell that comes after one that has ended. It is read from the shell's state file before the first command
# and written back, whole or not at all, behind every one: the working directory, variables, options, traps, aliases and the
# mask of new files, and in bash arrays and functions. Jobs and descriptors belong to the shell itself.
#
# A process costs as much as a step's own work, so nothing here starts one on the way of a step that sets nothing special.
#
# Included by: living.sh, and put into the script of one attempt by step-script.ts. They put the step's variables in front, with
#   their names (slipway_names) and those of the secrets (slipway_secrets), slipway_at (the directory the shell starts in, or
#   nothing) and slipway_keeps (empty for a step that hands nothing on), and behind it slipway_limits (1 where the command sets
#   any), slipway_arm and the command; step-script.ts slipway_finish as well.
# Environment: SLIPWAY_STATE, the state file; SLIPWAY_WORK, where shells start: the project's folder, or on a server
#   the run's work folder.
# Ends with: 97 where the directory the shell starts in cannot be entered.
#
# Every name begins with slipway_, because the command that follows is somebody else's.
# shellcheck disable=SC3028,SC3045,SC2154 # `command read` sets what is read; only bash has jobs -r; SHELLOPTS and BASHOPTS are asked for where they may be missing.

# slipway_arm: sets the traps that the steps before have set; the state is saved at the shell's end where none of them is an
# exit trap. Until this step has come to its end, they are noted as gone: where it leaves its shell, its exit trap has run.
slipway_arm() {
  if [ -n "$slipway_trap" ]; then
    eval "$slipway_trap"
    slipway_private "$SLIPWAY_STATE.armed"
    echo "$slipway_from" 1<> "$SLIPWAY_STATE.armed"
  fi
  case $slipway_trap in *' EXIT'*) return ;; esac
  trap 'slipway_save "$?" ends # slipway' EXIT
}

# slipway_finish LAST STATUS: the command has come to its end. The traps of its author go on to the next step; behind the last
# step of a section that has passed (LAST is 1), an exit trap runs.
slipway_finish() {
  # Such a shell does not say which traps it has.
  [ "$slipway_sh" != other ] || return "$2"
  slipway_read_traps
  case $1$2$slipway_trap in
    10*' EXIT'*)
      slipway_trap=
      (slipway_save "$2")
      exit
      ;;
  esac
  trap - EXIT
  slipway_save "$2"
}

# slipway_read_traps: sets slipway_trap to the traps in $SLIPWAY_STATE.traps, without Slipway's own. Whoever calls it has written
# them there: not every shell tells them in a substitution, and bash does not tell all of them in a function.
slipway_read_traps() {
  slipway_trap=
  while IFS= command read -r slipway_line && [ "$slipway_line" != '# end' ]; do
    case $slipway_line in
      *'# slipway'*) ;;
      *) slipway_trap="$slipway_trap$slipway_line
" ;;
    esac
  done < "$SLIPWAY_STATE.traps"
} 2>/dev/null

# slipway_private FILE: makes a file that only this account can read.
slipway_private() { [ -e "$1" ] || (umask 077; : > "$1"); }

# slipway_save STATUS [ends]: writes the state, without variables that belong to one process and without the secrets, and ends this
# process with the status. Of a shell that ends by itself, its jobs are noted.
slipway_save() {
  if [ "${2-}" = ends ] && [ -n "${slipway_session-}" ]; then
    if [ "$slipway_sh" = bash ]; then jobs -r; else jobs; fi >| "$slipway_session/jobs"
  fi 2>/dev/null
  slipway_tell_options
  set +aeuxC
  slipway_private "$SLIPWAY_STATE"
  slipway_private "$SLIPWAY_STATE.$slipway_next"
  slipway_write "$1" "$SLIPWAY_STATE" "$slipway_next" "$slipway_given" "$slipway_forgets"
}

# slipway_write STATUS STATE-FILE NEXT GIVEN FORGETS: the rest of slipway_save; its variables go while it prints. The state is
# overwritten in place, which is faster than making it anew and needs no room: it says itself where it ends.
slipway_write() {
  slipway_print 1<> "$2.$3" && printf '%s %-12s\n%s\n%s\n' "$3" "$$" "$4" "$5" 1<> "$2"
  [ ! -e "$2.armed" ] || echo - 1<> "$2.armed"
  exit "$1"
} 2>/dev/null

# slipway_tell_options: sets slipway_options to what sets the options there are; to nothing where they are as in any new shell.
slipway_tell_options() {
  [ "${SHELLOPTS:-$-}" != "$slipway_default" ] || [ "$slipway_sh" = plain ] || { slipway_options=; return; }
  # A substitution of bash is without -e, whatever its shell has.
  case $- in *e*) slipway_options='set -e' ;; *) slipway_options='' ;; esac
  slipway_options="$(set +o)
$slipway_options"
}

# slipway_print: prints the state: in bash, dash and busybox, whatever can be told of it; elsewhere, what is exported, and so
# everything is (set -a, below).
# shellcheck disable=SC3044,SC3050 # What only some shells have is asked of them, or answered alike.
slipway_print() {
  # A function called `cd` must not answer to the first lines, so they stand before the functions.
  [ -z "${OLDPWD-}" ] || slipway_print_cd "$OLDPWD"
  slipway_print_cd "$PWD"
  [ "$slipway_sh" != bash ] || eval '[ "${#DIRSTACK[@]}" -le 1 ] || slipway_print_stack'
  [ -z "$slipway_limits" ] || slipway_print_limits
  printf 'umask '
  umask
  [ "$slipway_sh" = other ] || alias -p 2>/dev/null || alias | sed 's/^\(alias \)*/alias /'
  [ "${BASHOPTS-}" = "$slipway_bashopts" ] || shopt -p
  slipway_forget_given
  eval "unset ${slipway_secrets:-_}"
  unset SHLVL PWD OLDPWD _ TERM COLUMNS LINES SSH_CLIENT SSH_CONNECTION SSH_TTY SSH_ORIGINAL_COMMAND SSH_USER_AUTH
  unset SLIPWAY_STATE SLIPWAY_WORK SLIPWAY_RUN slipway_from slipway_next slipway_home slipway_names slipway_keeps slipway_secrets
  unset slipway_line slipway_session slipway_supervisor slipway_in slipway_here slipway_run slipway_nl slipway_idle slipway_kind
  unset slipway_attempt slipway_token slipway_flags slipway_count slipway_text slipway_todo slipway_last slipway_code
  unset slipway_said slipway_to slipway_up slipway_took slipway_at slipway_new slipway_id slipway_waits slipway_status slipway_aside slipway_jobs
  case $slipway_sh in
    bash)
      unset -f slipway_save slipway_enter slipway_print slipway_print_cd slipway_print_stack slipway_print_limits
      unset -f slipway_forget_given slipway_finish slipway_read_traps slipway_arm
      unset -f slipway_private slipway_tell_options slipway_list_given slipway_add_given slipway_write
      unset -f slipway_set slipway_renew slipway_tell slipway_await slipway_read slipway_take slipway_end slipway_quit slipway_note
      unset -f slipway_on slipway_off
      unset BASH_ALIASES BASH_CMDS
      declare -f
      declare -p
      ;;
    plain) set; export -p; readonly -p ;;
    other)
      unset SSH_AUTH_SOCK
      export -p
      echo 'return 0'
      return
      ;;
  esac
  # Last, so that nothing above is read under `set -e` or `set -u`.
  printf '%s\nunset slipway_options\nreturn 0\n' "$slipway_options"
}

# slipway_print_cd DIRECTORY: prints how to go there; without a process where it has no quote in its name.
slipway_print_cd() {
  case $1 in
    *"'"*) printf "command cd -- '%s'\n" "$(printf %s "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf "command cd -- '%s'\n" "$1" ;;
  esac
}

# slipway_print_stack: prints what `popd` goes back to, the last of it first.
# shellcheck disable=SC3044 # Only bash comes here.
slipway_print_stack() {
  slipway_now='' slipway_set=''
  while IFS= read -r slipway_name; do
    # The first one is where the shell is.
    if [ -n "$slipway_set" ]; then
      slipway_now="pushd -n -- '$(printf %s "$slipway_name" | sed "s/'/'\\\\''/g")' >/dev/null
$slipway_now"
    fi
    slipway_set=1
  done <<E
$(dirs -l -p)
E
  printf %s "$slipway_now"
}

# slipway_print_limits: prints the limits a step has set, the soft one first: it may be above the hard one of the next step.
# shellcheck disable=SC3045 # Where there are no such options, nothing is printed.
slipway_print_limits() {
  for slipway_name in c d f l m n s t u v; do
    for slipway_set in -S -H; do
      slipway_now=$(ulimit "$slipway_set" "-$slipway_name") && echo "ulimit $slipway_set -$slipway_name $slipway_now"
    done
  done
}

# slipway_forget_given: leaves out what the step was given and has not changed: every step is given it anew, and nothing of it
# may lie on a disk. What a step has unset stays so.
slipway_forget_given() {
  eval "$slipway_forgets"
  unset slipway_given slipway_forgets slipway_default slipway_bashopts slipway_name
}

# slipway_enter DIRECTORY: a section is about to go there. Where it is not there, but is where the shell started, that is where
# it counts from.
slipway_enter() {
  if [ -d "$1" ] || [ ! -d "$slipway_home/$1" ]; then return; fi
  printf 'slipway: there is no %s in %s; this section starts in %s\n' "$1" "$PWD" "$slipway_home" >&2
  cd -- "$slipway_home" || exit 97
}

# slipway_list_given: adds whatever a step is given.
slipway_list_given() {
  set -f
  IFS='
'
  for slipway_name in $(export -p); do
    # A line of a value may look like a name; then it is none that is set, or it is remembered as any other.
    slipway_name=${slipway_name#export }
    slipway_name=${slipway_name#declare -x }
    slipway_name=${slipway_name%%=*}
    case $slipway_name in
      *[!A-Za-z0-9_]* | '' | [0-9]* | _ | IFS | PWD | OLDPWD | SHLVL | SLIPWAY_* | slipway_*) ;;
      *) slipway_add_given "$slipway_name" ;;
    esac
  done
  unset IFS
  set +f
}

# slipway_add_given NAME: adds a variable to what is remembered (slipway_given: x and its value, or nothing where it is not set)
# and left out where it is the same at the end (slipway_forgets). Both are text that is read again, and hold no value.
slipway_add_given() {
  case "$slipway_given " in *"slipway_0_$1="*) return ;; esac
  slipway_given="$slipway_given slipway_0_$1=\${$1+x\$$1}"
  slipway_forgets="${slipway_forgets}case \${$1+x\$$1} in \"\$slipway_0_$1\") unset $1;; '') echo unset $1;; esac; unset slipway_0_$1; "
}

# There are two copies, and a pointer to the whole one that is overwritten in place: what a rename does, without a process. Below the
# pointer stands how to tell what steps are given.
slipway_from='' slipway_given='' slipway_forgets='' slipway_said=''
if [ -f "$SLIPWAY_STATE" ]; then
  { IFS= read -r slipway_said; IFS= read -r slipway_given; IFS= read -r slipway_forgets; } < "$SLIPWAY_STATE"
  slipway_from=${slipway_said%% *}
fi
case "$slipway_from" in a) slipway_next=b;; *) slipway_next=a;; esac
if [ -n "${BASH_VERSION:-}" ]; then slipway_sh=bash
elif [ -n "${KSH_VERSION:-}${ZSH_VERSION:-}" ]; then slipway_sh=other
else slipway_sh=plain; fi
if [ -n "$slipway_keeps" ] && [ "$slipway_sh" != other ]; then
  [ -n "$slipway_given" ] || slipway_list_given
  # shellcheck disable=SC2154 # Set in front of this.
  for slipway_name in $slipway_names; do slipway_add_given "$slipway_name"; done
  eval "$slipway_given"
fi
slipway_default=${SHELLOPTS:-$-}

slipway_private "$SLIPWAY_STATE.traps"
cd -- "${SLIPWAY_WORK:-.}" || exit 97
[ -z "$slipway_at" ] || cd -- "$slipway_at" || exit 97
# Where a step with a directory of its own counts from, wherever the steps before it went.
slipway_home=$PWD
slipway_trap='' slipway_limits=''
# In a terminal, an alias is known to the next line.
# shellcheck disable=SC3044 # Only bash comes here.
case $slipway_sh in bash) shopt -s expand_aliases ;; other) set -a ;; esac
slipway_bashopts=${BASHOPTS-}
# shellcheck disable=SC1090 # Written by slipway_save.
if [ -n "$slipway_from" ]; then . "$SLIPWAY_STATE.$slipway_from" 2>/dev/null; fi
if [ -n "$slipway_trap" ] && [ -e "$SLIPWAY_STATE.armed" ]; then
  read -r slipway_name < "$SLIPWAY_STATE.armed"
  [ "$slipway_name" != "$slipway_from" ] || slipway_trap=
fi
