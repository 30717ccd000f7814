# shellcheck shell=sh
# Attaches to a step that was started earlier.
#
# Called by: durable-step.ts (attachCommand), after a lost connection, for a step that lasts, and after a restart of the console.
# Arguments: $1 the run, $2 the attempt, $3 the nonce, $4 the bytes of output that are known already,
#   $5 the seconds since the step's intent was recorded, or nothing.
# Prints: that it is there, the output from there on and the line of report.sh that ends it. With $5, an attempt that is not there is
#   sealed: a start that is still on its way finds it taken. Only a server that has run since then, and keeps attempts in
#   a home, can tell that there was none.
nonce=$3
. ../durable/follow.sh
. ../layout/find-attempt.sh

# A step may say nothing for hours; who asks about it wants to know that somebody listens.
say 'here:::'
if find_attempt "$1/$2"; then follow "$4"; exit 0; fi
up=
IFS='. ' read -r up _ 2>/dev/null < /proc/uptime
if [ -z "$5" ]; then say 'absent::0:the step is not there'
elif [ -n "$why" ]; then say "lost::0:$why, so what it says of the step is not believed"
elif [ -z "$up" ] || [ "$up" -le "$5" ]; then
  say 'lost::0:the server was restarted since, and nothing is left of the step'
elif
  d="$HOME/.slipway/$1/$2"
  umask 077
  mkdir -p "$HOME/.slipway/$1" 2>/dev/null && mkdir "$d" 2>/dev/null && : > "$d/never"
then say 'sealed::0:it was never started there'
else say 'lost::0:nothing is left of the step'; fi
