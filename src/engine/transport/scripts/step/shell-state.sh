# shellcheck shell=sh
# The beginning of the script that one attempt runs, here or on a server, in bash or any POSIX sh. Steps of one shell share what
# their author expects of it: the working directory, variables and functions are read from the shell's state file before the
# command and written back, whole or not at all, when it ends; options, traps, aliases and the mask of new files too,
# and in bash arrays and functions. Jobs and descriptors end with their step.
#
# A process costs as much as many steps' own work: on the way of a step that changes little, only the state is printed in one.
#
# Called by: step-script.ts, which puts the step's variables in front, with their names (slipway_names), slipway_home (the
#   directory the shell starts in, or nothing) and slipway_keeps (empty for a step that hands nothing on), and behind it
#   slipway_limits (1 where the command sets any), slipway_arm, the command, and slipway_finish.
# Environment: SLIPWAY_STATE, the state file; SLIPWAY_WORK, where shells start: the project's folder, or on a server
#   the run's work folder.
# Ends with: 97 where the directory the shell starts in cannot be entered.
#
# Every name begins with slipway_, because the command that follows is somebody else's.
# shellcheck disable=SC3028 # SHELLOPTS is asked for where it may be missing.

# slipway_arm SAVE: sets the traps that the steps before have set; the state is saved (SAVE) where none of them is an exit trap.
# They are taken out of the state until this step has come to its end: where it leaves its shell, its exit trap has run.
slipway_arm() {
  if [ -n "$slipway_trap" ]; then
    eval "$slipway_trap"
    echo 'slipway_trap=' >> "$SLIPWAY_STATE.$slipway_from"
  fi
  case $slipway_trap in
    *slipway_save*) ;;
    *' EXIT'*) return ;;
  esac
  # shellcheck disable=SC2064 # It is text already.
  trap "$1" EXIT
}

# slipway_finish LAST STATUS STATE-FILE SECRET…: the command has come to its end. The traps of its author go on to the next step;
# behind the last step of a section that has passed (LAST is 1), an exit trap runs.
slipway_finish() {
  slipway_last=$1
  shift
  # Such a shell does not say which traps it has.
  [ "$slipway_sh" != other ] || return "$1"
  slipway_tell_traps
  case $slipway_last$1$slipway_trap in
    *slipway_save*) ;;
    10*' EXIT'*)
      slipway_trap=
      (slipway_save "$@")
      exit
      ;;
  esac
  trap - EXIT
  slipway_save "$@"
}

# slipway_tell_traps: sets slipway_trap to the traps there are, as text. Not every shell tells them in a substitution.
slipway_tell_traps() {
  slipway_trap=
  slipway_private "$SLIPWAY_STATE.traps"
  trap >| "$SLIPWAY_STATE.traps"
  while IFS= read -r slipway_name; do slipway_trap="$slipway_trap$slipway_name
"; done < "$SLIPWAY_STATE.traps"
} 2>/dev/null

# slipway_private FILE: makes a file that only this account can read.
slipway_private() { [ -e "$1" ] || (umask 077; : > "$1"); }

# slipway_save STATUS STATE-FILE SECRET…: writes the state, without variables that belong to one process and without the
# secrets, and ends the step with its status.
slipway_save() {
  slipway_tell_options
  set +aeuxC
  slipway_end=$1 slipway_file=$2
  shift 2
  slipway_private "$slipway_file"
  slipway_private "$slipway_file.$slipway_next"
  (slipway_print "$@" > "$slipway_file.$slipway_next") 2>/dev/null &&
    printf '%s\n%s\n' "$slipway_next" "$slipway_given" 1<> "$slipway_file" 2>/dev/null
  exit "$slipway_end"
}

# slipway_tell_options: sets slipway_options to what sets the options there are; to nothing where they are as in any new shell.
slipway_tell_options() {
  [ "${SHELLOPTS:-$-}" != "$slipway_default" ] || [ "$slipway_sh" = plain ] || { slipway_options=; return; }
  # A substitution of bash is without -e, whatever its shell has.
  case $- in *e*) slipway_options='set -e' ;; *) slipway_options='' ;; esac
  slipway_options="$(set +o)
$slipway_options"
}

# slipway_print SECRET…: prints the state: in bash, dash and busybox, whatever can be told of it; elsewhere, what is exported,
# and so everything is (set -a, below).
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
  [ "$slipway_sh" != bash ] || shopt -p
  slipway_forget_given
  unset SHLVL PWD OLDPWD _ TERM COLUMNS LINES SSH_CLIENT SSH_CONNECTION SSH_TTY SSH_ORIGINAL_COMMAND SSH_USER_AUTH "$@"
  unset SLIPWAY_STATE SLIPWAY_WORK SLIPWAY_RUN slipway_from slipway_next slipway_end slipway_home slipway_last slipway_names
  unset slipway_keeps slipway_file
  case $slipway_sh in
    bash)
      unset -f slipway_save slipway_enter slipway_print slipway_print_cd slipway_print_stack slipway_print_limits
      unset -f slipway_forget_given slipway_finish slipway_tell_traps slipway_arm
      unset -f slipway_private slipway_tell_options slipway_list_given slipway_remember_given
      unset BASH_ALIASES BASH_CMDS
      declare -f
      declare -p
      ;;
    plain) set; export -p; readonly -p ;;
    other)
      unset SSH_AUTH_SOCK
      export -p
      return
      ;;
  esac
  # Last, so that nothing above is read under `set -e` or `set -u`.
  printf '%s\nunset slipway_options\n' "$slipway_options"
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
  slipway_ifs=${IFS-unset}
  IFS=' '
  for slipway_name in $slipway_given; do
    eval "[ -n \"\${slipway_0_$slipway_name+x}\" ]" || continue
    eval "slipway_now=\${$slipway_name-} slipway_was=\$slipway_0_$slipway_name slipway_set=\${$slipway_name+x}"
    unset "slipway_0_$slipway_name"
    # shellcheck disable=SC2154 # Set by eval.
    if [ -z "$slipway_set" ]; then echo "unset $slipway_name"
    elif [ "$slipway_now" = "$slipway_was" ]; then unset "$slipway_name"; fi
  done
  if [ "$slipway_ifs" = unset ]; then unset IFS; else IFS=$slipway_ifs; fi
  unset slipway_given slipway_default slipway_name slipway_now slipway_was slipway_set slipway_ifs
}

# slipway_enter DIRECTORY: a section is about to go there. Where it is not there, but is where the shell started, that is where
# it counts from.
slipway_enter() {
  if [ -d "$1" ] || [ ! -d "$slipway_home/$1" ]; then return; fi
  printf 'slipway: there is no %s in %s; this section starts in %s\n' "$1" "$PWD" "$slipway_home" >&2
  cd -- "$slipway_home" || exit 97
}

# slipway_list_given: sets slipway_given to the names of what a step is given.
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
      *) slipway_given="$slipway_given$slipway_name " ;;
    esac
  done
  unset IFS
  set +f
}

# slipway_remember_given: keeps what the step is given as it is now.
slipway_remember_given() {
  # shellcheck disable=SC2154 # Set in front of this.
  for slipway_name in $slipway_names; do
    case " $slipway_given" in *" $slipway_name "*) ;; *) slipway_given="$slipway_given$slipway_name " ;; esac
  done
  for slipway_name in $slipway_given; do
    eval "[ -z \"\${$slipway_name+x}\" ] || slipway_0_$slipway_name=\$$slipway_name"
  done
}

# There are two copies, and a pointer to the whole one that is overwritten in place: what a rename does, without a process. Below the
# pointer stand the names of what steps are given.
slipway_from='' slipway_given=''
[ ! -f "$SLIPWAY_STATE" ] || { read -r slipway_from; read -r slipway_given; } < "$SLIPWAY_STATE"
case "$slipway_from" in a) slipway_next=b;; *) slipway_next=a;; esac
if [ -n "${BASH_VERSION:-}" ]; then slipway_sh=bash
elif [ -n "${KSH_VERSION:-}${ZSH_VERSION:-}" ]; then slipway_sh=other
else slipway_sh=plain; fi
if [ -n "$slipway_keeps" ] && [ "$slipway_sh" != other ]; then
  [ -n "$slipway_given" ] || slipway_list_given
  slipway_remember_given
fi
slipway_default=${SHELLOPTS:-$-}

cd -- "${SLIPWAY_WORK:-.}" || exit 97
[ -z "$slipway_home" ] || cd -- "$slipway_home" || exit 97
# Where a step with a directory of its own counts from, wherever the steps before it went.
slipway_home=$PWD
slipway_trap='' slipway_limits=''
# In a terminal, an alias is known to the next line.
# shellcheck disable=SC3044 # Only bash comes here.
case $slipway_sh in bash) shopt -s expand_aliases ;; other) set -a ;; esac
# shellcheck disable=SC1090 # Written by slipway_save.
if [ -n "$slipway_from" ]; then . "$SLIPWAY_STATE.$slipway_from" 2>/dev/null; fi
