import type { AlertRule } from '../../../shared/plan/plan.ts';
import type { AlertState } from '../../../shared/wire/live.ts';
import { holds } from '../../measures/tiles.ts';

/** How long a value must be back in bounds before a firing rule counts as resolved, in ms: the hysteresis. */
const resolveAfterMs = 15_000;
/** Rules that name no duration of their own fire after this long, so that one bad sample is no alarm. */
const defaultForMs = 10_000;

/** A rule between two evaluations. */
export interface RuleMemory {
  readonly state: AlertState['state'];
  /** Since when the condition has held, or since when it has been clear again; epoch ms. */
  readonly since: number | null;
  readonly clearSince: number | null;
}

export const freshRule: RuleMemory = { state: 'no-data', since: null, clearSince: null };

/**
 * One step of a rule: `breached` null means that there is no data, which is neither a breach nor a recovery.
 * Pure; `now` is epoch ms from whatever clock the caller has.
 */
export function stepRule(
  rule: AlertRule,
  memory: RuleMemory,
  breached: boolean | null,
  now: number,
): RuleMemory {
  if (breached === null)
    return memory.state === 'firing' ? memory : { state: 'no-data', since: null, clearSince: null };
  if (breached) {
    const since = memory.state === 'pending' || memory.state === 'firing' ? (memory.since ?? now) : now;
    const firing = memory.state === 'firing' || now - since >= (rule.forMs ?? defaultForMs);
    return { state: firing ? 'firing' : 'pending', since, clearSince: null };
  }
  if (memory.state === 'firing') {
    const clearSince = memory.clearSince ?? now;
    return now - clearSince >= resolveAfterMs
      ? { state: 'resolved', since: now, clearSince }
      : { ...memory, clearSince };
  }
  return memory.state === 'resolved' ? memory : { state: 'inactive', since: null, clearSince: null };
}

/** Whether a value breaches a rule; an event rule is breached when its value is 0 ("service up": no). */
export function isBreached(rule: AlertRule, value: number | null): boolean | null {
  if (value === null) return null;
  if (rule.op === 'event') return value === 0;
  return rule.value === null ? null : holds(value, rule.op, rule.value);
}
