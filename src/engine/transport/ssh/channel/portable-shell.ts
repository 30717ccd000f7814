/**
 * Puts the lines together and runs them; their number comes first. The newline is taken from IFS, which every sh begins with,
 * because it cannot be written here.
 */
const decoder =
  'n=${IFS#??};s=;i=$1;shift;while [ $i -gt 0 ];do s="$s$1$n";shift;i=$((i-1));done;eval "unset n s i;$s"';

/**
 * A script for POSIX sh as a command that every login shell reads alike: sshd hands what it is told to run to the account's
 * own shell, which may be csh (no newline within quotes, `!` means something even there) or fish (a backslash within single
 * quotes may). So it is one line of words, in which quotes, backslashes and `!` stand outside of all quotes.
 */
export function forPortableShell(script: string): string {
  const lines = script.split('\n');
  return `/bin/sh -c ${quote(decoder)} slipway ${lines.length} ${lines.map(quote).join(' ')}`;
}

function quote(line: string): string {
  return `'${line.replace(/['\\!]/g, (character) => `'\\${character}'`)}'`;
}
