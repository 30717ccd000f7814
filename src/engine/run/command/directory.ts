import { quotePath, quoteWord } from '../../transport/quote.ts';

/** The command, started in the directory its author names: a relative one counts from where the section starts. */
export function inDirectory(cwd: string | undefined, command: string): string {
  if (cwd === undefined) return command;
  const path = /^[/~]/.test(cwd) ? quotePath(cwd) : `"\${slipway_home:-.}"/${quoteWord(cwd)}`;
  return `cd ${path} || exit 97\n${command}`;
}
