import { loadScript } from '../../scripts/load-script.ts';

const decoder = loadScript('any-shell');

/**
 * A script for POSIX sh as a command that every login shell reads alike: sshd hands what it should run to the account's
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
