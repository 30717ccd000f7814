import { loadScript } from '../../scripts/load-script.ts';

const decoder = loadScript('any-shell');
const told = loadScript('told-shell');

/** What ends a shell that a login runs in place of what it is given, before it reads any of the script. */
const guard = 'exit 97';

/**
 * A command that runs what its input begins with, see {@link toldInput}: other accounts of a server can read the arguments of a process
 * there, and a script says what is released, how, and by whom.
 */
export const toldShell = `/bin/sh -c ${quote(told)} slipway`;

/** A script as the beginning of the input of a {@link toldShell}. */
export function toldInput(script: string): string {
  return `${guard}\n${script.split('\n').length}\n${script}\n`;
}

/**
 * A script for POSIX sh, which says nothing of a release, as a command that every login shell reads alike: sshd hands what it should run to the account's
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
