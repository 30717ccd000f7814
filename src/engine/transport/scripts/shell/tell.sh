# shellcheck shell=sh
# Shared by living.sh and those who answer for it: tells whoever waits for an attempt.
# shellcheck disable=SC2154 # Those who include this set slipway_run and slipway_here.

# slipway_tell TOKEN WORD: WORD is the status, or what became of the attempt. On this machine TOKEN is a nonce for the terminal; on a
# server "PIPE.NUMBER", with the pipe in the run's folder.
slipway_tell() {
  if [ -n "$slipway_here" ]; then command printf '\036slipway:%s:ended:%s:0:\n' "$1" "$2" > /dev/tty
  elif [ -p "$slipway_run/${1%.*}" ]; then command printf '%s %s\n' "$1" "$2" 1<> "$slipway_run/${1%.*}"; fi
} 2>/dev/null
