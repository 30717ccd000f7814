# shellcheck shell=sh
# Repeats a command where it runs until it passes or its time is up, so that a dropped line does not stop the trying.
#
# Called by: verification.ts, which puts it in front of the author's command as the function slipway_try, and behind that
#   calls slipway_verify.
# Prints: what the command prints; one line on the error output where it did not pass.

# slipway_verify TENTHS: ends the step with 1 when it has not passed within so many tenths of a second. Pauses are counted,
# and not read from a clock that may jump.
slipway_verify() {
  slipway_left=$1 slipway_pause=1
  # A subshell, so that an `exit` in the command ends one try and not the trying.
  until ( slipway_try ); do
    slipway_left=$((slipway_left - slipway_pause))
    if [ "$slipway_left" -le 0 ]; then echo "slipway: not passed within its deadline" >&2; exit 1; fi
    # A service that has just been started is often up in an instant; one that is not deserves patience.
    if [ "$slipway_pause" -lt 10 ] && sleep "0.$slipway_pause" 2>/dev/null; then slipway_pause=$((slipway_pause * 2))
    else sleep 1; slipway_pause=10; fi
    if [ "$slipway_pause" -gt 10 ]; then slipway_pause=10; fi
  done
}
