import type { AlertState } from './live.ts';

/** A rollback trigger of a release. */
export interface TriggerWatch {
  /** The rule's words. */
  readonly text: string;
  /** Why nothing measures it, and what would; null where something does, or may. */
  readonly reason: string | null;
}

/** How many triggers are watched and how many cannot be: `2 triggers are watched, 1 cannot be`; null where there is none. */
export function triggerWords(triggers: readonly TriggerWatch[]): string | null {
  if (triggers.length === 0) return null;
  const blind = triggers.filter(({ reason }) => reason !== null).length;
  const watched = triggers.length - blind;
  const seen =
    watched > 1 ? `${watched} triggers are watched` : `${watched === 0 ? 'no' : '1'} trigger is watched`;
  return blind === 0 ? seen : `${seen}, ${blind} cannot be`;
}

/** The rollback triggers among rules that are watched. */
export function triggersIn(alerts: readonly AlertState[]): readonly TriggerWatch[] {
  return alerts
    .filter(({ rule }) => rule.rollback === true)
    .map(({ rule, reason }) => ({ text: rule.text, reason: reason ?? null }));
}
