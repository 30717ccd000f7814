# shellcheck shell=sh
# Makes curl fail on an HTTP error within a verification: a health check that answers 503 has not passed.
#
# Called by: verification.ts, in front of a command that uses curl.
curl() {
  # An author who wrote --fail has said it; curl takes it only once.
  for slipway_a in "$@"; do
    case "$slipway_a" in -f*|--fail*|-[sSLikv]*f*) command curl "$@"; return;; esac
  done
  command curl -sS --fail-with-body "$@"
  slipway_c=$?
  # Status 2 is an older curl that knows only --fail.
  [ "$slipway_c" = 2 ] || return "$slipway_c"
  command curl -sS --fail "$@"
}
