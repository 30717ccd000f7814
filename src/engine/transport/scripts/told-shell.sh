# shellcheck shell=sh
# Reads a script from its input and runs it: other accounts can read the arguments of a process, and not its input.
#
# Called by: portable-shell.ts (forToldShell), as `/bin/sh -c THIS slipway`.
# Input: "exit 97" for a shell that reads this in our place (`exec sh` in .bashrc): it ends there, and runs nothing; the number of
#   lines; the lines of the script; then what the script itself reads. Half a script is never run.
# Ends with: what the script ends with; 97 where it did not arrive whole. The script sees none of the variables used here.
#
# It is one line, without backslashes and exclamation marks, because csh and fish have to read it as well. The newline
# comes from IFS, which every sh starts with.
n=${IFS#??};s=;IFS= read -r l;IFS= read -r i;while [ "${i:-0}" -gt 0 ];do IFS= read -r l||exit 97;s="$s$l$n";i=$((i-1));done;[ -n "$s" ]||exit 97;eval "unset n s i l;$s"
