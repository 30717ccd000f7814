import type { Command } from 'commander';
import { commandTable } from '../describe/command-table.ts';
import { bashCompletions } from './bash.ts';
import { fishCompletions } from './fish.ts';
import { zshCompletions } from './zsh.ts';

const makers = { bash: bashCompletions, zsh: zshCompletions, fish: fishCompletions };

/** Shells that completions can be printed for. */
export type CompletedShell = keyof typeof makers;

/** `slipway completions SHELL`: prints them, made from the commands there are. */
export function printCompletions(program: Command, shell: CompletedShell): void {
  process.stdout.write(makers[shell](commandTable(program)));
}
