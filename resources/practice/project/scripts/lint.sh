#!/bin/sh
# Refuses tabs, trailing blanks and files that do not end with a newline.
set -eu
cd "$(dirname "$0")/.."

tab=$(printf '\t')
found=0
for file in src/* scripts/*.sh; do
  if grep -n -e "$tab" -e ' $' "$file" /dev/null; then found=1; fi
  if [ -n "$(tail -c 1 "$file")" ]; then
    echo "$file: no newline at the end"
    found=1
  fi
done

[ "$found" -eq 0 ] && echo "no complaints"
