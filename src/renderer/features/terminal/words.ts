import { machine } from '../../text/machine.ts';

export const terminalOn = (target: string): string => `Terminal on ${machine(target)}`;
export const newTerminal = 'New terminal';
export const newTerminalOn = 'New terminal on';
export const linkBroke = 'The connection to the engine broke. Open a new terminal to continue.';
export const ended = 'ended';
export const endedWith = (exit: number): string => `ended with exit ${exit}`;
/** A terminal's last line. */
export const lastLine = (why: string): string => `── ${why} ──`;

export const find = 'Find';
export const findHere = 'Find in this terminal';
export const notFound = 'no match';
export const previous = 'Previous match';
export const next = 'Next match';
export const closeSearch = 'Close search';
