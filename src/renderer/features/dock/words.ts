import { count } from '../../../shared/text/count.ts';
import { machine } from '../../text/machine.ts';

export const dock = 'Dock';
export const hide = 'Hide the dock';
export const show = 'Show the dock';
export const maximize = 'Maximize the dock';
export const restore = 'Restore the dock';
export const loading = 'Loading…';

export const output = 'Step output';
export const logs = 'Logs';
export const events = 'Events';
export const sources = (n: number): string => count(n, 'source');
export const terminal = (target: string): string => `Terminal · ${machine(target)}`;
export const terminalOn = (target: string): string =>
  `Terminal on ${machine(target)}. Double-click to rename.`;
export const terminalEnded = 'ended';
export const closeTerminal = 'Close this terminal';

export const noOutputTitle = 'No output yet';
export const noOutputText =
  'Run a step to see its output here, live and in color. The output stays in the record as evidence.';
export const attempt = (n: number, host: string | undefined): string =>
  host === undefined ? `attempt ${n}` : `attempt ${n} on ${host}`;
export const showItem = 'Show this item in its section';
export const unpin = 'Back to the running step';
export const outputOf = (title: string): string => `Output of ${title}`;
