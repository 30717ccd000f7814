# shellcheck shell=sh
# Runs here: what ssh asks while it connects (SSH_ASKPASS). The question goes to a file beside this script, the answer comes
# through a pipe: it is in no file, argument or variable. Ends with 1 where the question is refused, or Slipway is gone.
#
# Called by: askpass-folder.ts, which puts the id of its own process in front (owner).
# $1: what ssh asks.
# Environment: SSH_ASKPASS_PROMPT, the kind of question.
set -u
umask 077
here=${0%/*}
[ "${SSH_ASKPASS_PROMPT-}" != none ] || exit 0
kill -0 "${owner:?}" 2>/dev/null && mkfifo "$here/$$.answer" || exit 1
printf '%s' "$1" >"$here/$$.draft" && mv "$here/$$.draft" "$here/$$.question" || exit 1
# Ends when the other end is closed, by whatever closes it.
cat "$here/$$.answer"
[ -e "$here/$$.answered" ]
