# shellcheck shell=sh
# Shared by supervise.sh and run-here.sh: answers for a shell that has ended.
# shellcheck disable=SC2154 # Those who include this set s, the session's folder, and SLIPWAY_STATE.
. ../durable/ended.sh
. ../shell/tell.sh
slipway_run=${SLIPWAY_STATE%/*}
idle=0

# report STATUS: leaves the status of the attempt called name, whose shell has ended with it, and tells who waits for it.
report() {
  x=$1
  # For a signal n, ksh has 256 + n where every other sh has 128 + n.
  [ "$x" -le 256 ] || x=$((x-128))
  d="$slipway_run/$name"
  r=$x
  ended || printf '%-3s\n' "$r" 1<> "$d/status"
  slipway_tell "$token" "$r"
}

# answer_for STATUS: reports the attempt that the shell was running, and notes what ended with it. Fails where no shell is to come
# after this one: it has ended by itself, between two steps.
answer_for() {
  name=
  read -r name token 2>/dev/null < "$s/current"
  if [ -z "$name" ]; then
    # Killed while it waited. One that cannot live is not started for ever.
    idle=$((idle+1))
    [ "$1" -gt 128 ] && [ "$idle" -le 3 ]
    return
  fi
  idle=0
  if [ "$1" -gt 128 ] && [ "$1" != 130 ] && [ "$1" != 143 ]; then
    echo "slipway: signal $(($1%128)) ended the shell in the step before; what that step had set is gone, and so are jobs, open files and functions that only the shell held"
  elif [ -s "$s/jobs" ]; then
    echo 'slipway: the step before ended its shell; this one has its variables and its directory, but cannot wait for its jobs'
  fi > "$s/note"
  # What is empty stays as it is: room made on a full disk would hide that it was full.
  [ ! -s "$s/jobs" ] || : > "$s/jobs"
  printf '%-300s\n' '' 1<> "$s/current"
  report "$1"
} 2>/dev/null
