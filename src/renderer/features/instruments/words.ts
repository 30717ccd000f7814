import { count } from '../../../shared/text/count.ts';

export const alerts = 'Alerts';
export const noAlerts =
  'The document has no alert rules. A line such as “High error rate (>1%)” becomes one.';
export const noneFired = 'No alert fired while this run was watched.';
export const noData = 'no data';
export const notMeasured = 'not measured';
export const ok = 'ok';
export const resolved = (shown: string): string => (shown === '' ? 'resolved' : `resolved · ${shown}`);
export const since = (state: 'pending' | 'firing', age: string): string =>
  age === '' ? state : `${state} ${age}`;
export const was = (state: 'pending' | 'firing'): string => `was ${state}`;
export const trigger = 'Rollback trigger';
export const triggerPrefix = 'rollback trigger, ';

// The noise of a rule
export const acknowledge = 'Acknowledge';
export const acknowledgeRule = (rule: string): string => `Acknowledge “${rule}”`;
export const acknowledged = (actor: string, at: string): string => `Acknowledged by ${actor} at ${at}.`;
export const silence = 'Silence…';
export const silenceRule = (rule: string): string => `Silence “${rule}”…`;
export const silenced = (actor: string, end: string, reason: string): string =>
  `Silenced by ${actor} ${end}: ${reason}`;
export const triggerStays = '(It stays a rollback trigger.)';
export const unsilence = 'End silence';
export const unsilenceRule = (rule: string): string => `End the silence of “${rule}”`;
export const silenceFor = 'For how long';
export const lasting = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`);
export const untilRunEnds = 'until the run ends';
export const silenceReason = 'Why';
export const silenceConfirm = 'Silence';
export const cancel = 'Cancel';

/** A short age: `20 s`, `3 min`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3_600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3_600)} h`;
}

/** `2 rules · 1 firing`. `triggers` says how many triggers are watched, where some cannot be. */
export function summary(
  rules: number,
  {
    firing,
    pending,
    triggers,
  }: { readonly firing: number; readonly pending: number; readonly triggers: string | null },
): string {
  return [
    count(rules, 'rule'),
    firing === 0 ? [] : `${firing} firing`,
    pending === 0 ? [] : `${pending} pending`,
    triggers ?? [],
  ]
    .flat()
    .join(' · ');
}

export const onCall = 'On call';
export const noContacts =
  'The document has no contacts. A line such as “- **On-call engineer**: +1 555 0100” adds one.';
