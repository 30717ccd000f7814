import { quotePath, quoteWord } from '../../transport/quote.ts';

/** The command, started in the directory its author names: a relative one counts from where the section starts. */
export function inDirectory(cwd: string | undefined, command: string): string {
  if (cwd === undefined) return command;
  const path = /^[/~]/.test(cwd) ? quotePath(cwd) : `"\${slipway_home:-.}"/${quoteWord(cwd)}`;
  return `cd ${path} || exit 97\n${command}`;
}

/** A command that begins by going to a directory named without signs the shell reads, relative to somewhere. */
const goes = /^\s*cd\s+(?:--\s+)?([\w.][\w./-]*)/;

/**
 * The command, for the first of its section to go elsewhere. Documents count such a directory from where the section before
 * has gone, as one shell does, or from the project's folder anew; which of the two is meant shows where it exists.
 */
export function enteringSection(command: string): string {
  const directory = goes.exec(command)?.[1];
  return directory === undefined ? command : `slipway_enter ${quoteWord(directory)}\n${command}`;
}
