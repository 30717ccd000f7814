# shellcheck shell=sh
# Answers questions, one after the other, on a channel that stays open: opening one costs a round trip and a shell.
#
# Called by: question-lane.ts.
# Input, for every question: a line with its nonce, its script, and a line with the nonce again. Half a question is never run. The
#   first line is `exit 97` for a shell that reads this in our place (`exec sh` in .bashrc): it ends there, and runs nothing.
# Prints: on both outputs what the script prints, and behind it `record separator, slipway:NONCE:ended:STATUS::`.
# Ends: with its input.
slipway_nl='
'
while IFS= read -r slipway_nonce; do
  [ "$slipway_nonce" != 'exit 97' ] || IFS= read -r slipway_nonce || exit
  slipway_script=
  while IFS= read -r slipway_line && [ "$slipway_line" != "$slipway_nonce" ]; do
    slipway_script="$slipway_script$slipway_line$slipway_nl"
  done
  [ "$slipway_line" = "$slipway_nonce" ] || exit
  # What it sets, and where it goes, is its own.
  (eval "$slipway_script") </dev/null
  slipway_status=$?
  printf '\036slipway:%s:ended:%s::\n' "$slipway_nonce" "$slipway_status"
  printf '\036slipway:%s:ended:%s::\n' "$slipway_nonce" "$slipway_status" >&2
done
