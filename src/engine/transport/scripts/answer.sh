# shellcheck shell=sh
# Marks where an answer begins and where it ends. What a login prints by itself (a greeting of its .bashrc, a trap that says
# goodbye) stands outside of the marks, on both outputs.
#
# Called by: answer.ts, in front of every script whose output is read.
# Prints: a record separator, `slipway` and another one, first and last.
printf '\036slipway\036'
printf '\036slipway\036' >&2
trap 'printf "\036slipway\036"; printf "\036slipway\036" >&2' EXIT
