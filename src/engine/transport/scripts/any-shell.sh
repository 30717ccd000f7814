# shellcheck shell=sh
# Puts a script together from its lines and runs it.
#
# Called by: portable-shell.ts, in front of everything that is sent to a server, as `/bin/sh -c THIS slipway COUNT LINE…`.
# Arguments: $1 the number of lines, then one line an argument.
# Ends with: what the script ends with. The script sees no arguments and none of the variables used here.
#
# It is one line, without backslashes and exclamation marks, because csh and fish have to read it as well. The newline
# comes from IFS, which every sh starts with.
n=${IFS#??};s=;i=$1;shift;while [ "$i" -gt 0 ];do s="$s$1$n";shift;i=$((i-1));done;eval "unset n s i;$s"
