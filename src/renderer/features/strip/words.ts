import type { Environment } from '../../../shared/plan/environment.ts';
import { count } from '../../../shared/text/count.ts';
import type { ConnectionState } from '../../../shared/wire/live.ts';

export const home = 'Home';
export const homeHint = 'Home (the run continues)';
export const rollbackSuffix = ' — rollback';
export const clock = 'Time since the run started';

export const environments: Readonly<Record<Environment, string>> = {
  production: 'PRODUCTION',
  staging: 'STAGING',
  practice: 'PRACTICE',
};

export const connections = 'Connections';
export const connectionStates: Readonly<Record<ConnectionState, string>> = {
  idle: 'not connected',
  connecting: 'connecting',
  connected: 'connected',
  reconnecting: 'reconnecting',
  refused: 'refused',
  closed: 'closed',
};
export const connection = (state: ConnectionState, reason: string | null): string =>
  reason === null ? connectionStates[state] : `${connectionStates[state]}: ${reason}`;
export const latency = (ms: number): string => `${Math.round(ms)} ms`;
export const hosts = (n: number): string => `${n} hosts`;
export const connected = (n: number): string => `${n} connected`;
export const failing = (n: number): string => `${n} failing`;
export const reconnect = 'Reconnect';
export const reconnectTo = (target: string): string => `Reconnect to ${target}`;

export const signoffs = 'Sign-offs';

export const menu = {
  label: 'Actions on this run',
  nextFailure: 'Go to the next failure (n)',
  pause: 'Pause after this step',
  cancel: 'Cancel running steps',
  finish: 'End this run',
  record: 'View record',
  review: 'Review the plan',
  home: homeHint,
} as const;

/** Alerts that fire and make no noise: `1 alert acknowledged, 1 silenced`. */
export const quietAlerts = (acknowledged: number, silenced: number): string => {
  if (acknowledged === 0) return `${count(silenced, 'alert')} silenced`;
  return `${count(acknowledged, 'alert')} acknowledged${silenced === 0 ? '' : `, ${silenced} silenced`}`;
};
