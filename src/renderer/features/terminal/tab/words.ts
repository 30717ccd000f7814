import { machine } from '../../../text/machine.ts';

export const newTerminal = 'New terminal';
export const newTerminalOn = 'New terminal on';
export const menu = 'More about this terminal';
export const rename = 'Rename…';
export const renameLabel = 'Name of this terminal';
export const split = 'Split';
export const restart = 'Open again';
export const close = 'Close';
export const scrollback = 'Lines kept above the screen';
export const lines = (count: number): string => count.toLocaleString('en-US');
export const production = (target: string): string => `production · ${machine(target)}`;
export const closeIt = 'close the terminal';
export const renameIt = 'rename the terminal';
export const findThem = 'find the open terminals';
