#!/bin/sh
# Stands in for fpm, which makes packages for Debian of what electron-builder hands it: keeps the words it was called with, a line
# each, and a copy of every file that they name, since some are gone afterwards.
# Called by: deb.test.ts
set -eu
mkdir -p "$SLIPWAY_FPM_KEPT"
for word in "$@"; do
  printf '%s\n' "$word"
  file=${word%%=*}
  if [ -f "$file" ]; then cp "$file" "$SLIPWAY_FPM_KEPT/$(basename "$file")"; fi
done >"$SLIPWAY_FPM_KEPT/words"
