import { machine } from '../../../text/machine.ts';

export const terminalOn = (target: string): string => `Terminal on ${machine(target)}`;
export const ended = 'ended';
export const endedWith = (exit: number): string => `ended with exit ${exit}`;
/** A terminal's last line. */
export const lastLine = (why: string): string => `── ${why} ──`;
