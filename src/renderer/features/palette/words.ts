import type { Density } from '../../stores/scale/scale-store.ts';
import type { ThemeChoice } from '../../stores/view/theme-store.ts';
import { machine } from '../../text/machine.ts';
import { modifier } from '../keys/modifier.ts';

export const find = 'Find';
export const placeholder = 'Find items, sections, servers, actions…';
export const nothingFound = 'No results.';

export const groups = {
  actions: 'Actions',
  servers: 'Servers',
  sections: 'Sections',
  items: 'Items',
} as const;

export const keysOf = (keys: string): string => keys.replaceAll('{mod}', modifier);

/** By action: its label, what it does where the label does not say, and its keys. */
export const actions = {
  home: ['Home', 'open another checklist, see past releases'],
  keys: ['Keys', 'what every key does', '?'],
  alarmOn: ['Alerts: sound and notifications on', 'in this window'],
  alarmOff: ['Alerts: sound and notifications off', 'in this window'],
  runChecks: ['Run checks', 'every check before the gate'],
  runToGate: ['Run to gate', 'continue to the next gate'],
  pause: ['Pause after this step', ''],
  cancel: ['Cancel running steps', ''],
  rollBack: ['Roll back…', 'preview it first', '{mod}+⇧R'],
  decline: ['Decline the proposed rollback…', 'with a reason'],
  signoffs: ['Sign-offs', ''],
  record: ['Record', 'the report of this run'],
  finish: ['End this run', ''],
  logs: ['Logs', '', '2'],
  output: ['Step output', '', '1'],
  events: ['Events', 'what the journal recorded', '3'],
  larger: ['Larger', 'the size of the window', '{mod}+'],
  smaller: ['Smaller', 'the size of the window', '{mod}-'],
  usual: ['Usual size', 'the size of the window', '{mod}0'],
  charts: ['All charts', 'what was measured, side by side', 'c'],
} as const;

export const theme = (choice: ThemeChoice): string => `Theme: ${choice}`;
export const density = (choice: Density): string => `Rows: ${choice}`;
export const gate = (id: string): string => `Gate: ${id}`;
export const terminalOn = (target: string): string => `Terminal on ${machine(target)}`;
export const reconnectTo = (host: string): string => `Reconnect to ${host}`;
export const reconnectDetail = 'after a refusal, or without waiting any longer';
export const byHand = 'by hand';
