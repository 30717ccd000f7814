# shellcheck shell=sh
# Shared: names for a person to read.

# show NAME: prints a name in one line, whatever it holds.
show() { printf '%s' "$1" | tr '\n\t' '??'; }
