# shellcheck shell=sh
# Runs a command that prints what is measured, with an end to its time and its output.
#
# Called by: read-command.ts, every few seconds. $1 is the command, $2 the seconds it may take, $3 the bytes it may print.
# Prints: what the command prints, up to $3 bytes; up to 2000 bytes of its errors on the error output. Ends with its status, or with 124
# where it was stopped.
command=$1 seconds=$2 most=$3

# What it leaves running must not hold the pipes of this script open.
run() {
  if command -v timeout >/dev/null 2>&1; then
    timeout -k 1 "$seconds" /bin/sh -c "$command" </dev/null 3>&- 4>&-
  else
    /bin/sh -c "$command" </dev/null 3>&- 4>&- &
    pid=$!
    (sleep "$seconds" && kill "$pid") >/dev/null 2>&1 &
    watcher=$!
    wait "$pid"
    status=$?
    kill "$watcher" 2>/dev/null || status=124
    return "$status"
  fi
}

exec 3>&1
status=$(
  {
    {
      {
        run 2>&1 >&5
        echo $? >&4
      } | head -c 2000 >&2
    } 5>&1 | head -c "$most" >&3
  } 4>&1
)
case $status in
137) exit 124 ;;
*) exit "${status:-1}" ;;
esac
