# shellcheck shell=sh
# Part of a step's script where SUDO_PASSWORD is among its secrets: sudo asks for it through a program that holds nothing.
#
# Called by: step-script.ts.
# Environment: SLIPWAY_STATE, beside which the program is written.
SUDO_ASKPASS="$SLIPWAY_STATE.askpass"
export SUDO_ASKPASS
# shellcheck disable=SC2016 # Read when sudo asks.
printf '#!/bin/sh\nprintf "%%s\\n" "$SUDO_PASSWORD"\n' > "$SUDO_ASKPASS" && chmod 700 "$SUDO_ASKPASS"
sudo() { command sudo -A "$@"; }
