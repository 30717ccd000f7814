# shellcheck shell=sh
# Takes away what an upload that was given up left behind.
#
# Called by: upload.ts (removeDrafts).
# Input: absolute paths, a line each.
while IFS= read -r f; do rm -f -- "$f"; done
