import type { AlertRule } from '../../../shared/plan/plan.ts';
import type { AlertState } from '../../../shared/wire/live.ts';
import { leastForMs } from '../../measures/rule-files/rule-duration.ts';
import { holds } from '../../measures/tiles.ts';

/** How long a value must be back in bounds before a firing rule counts as resolved, in ms: the hysteresis. */
const resolveAfterMs = 15_000;

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
  if (breached === null) return memory.state === 'firing' ? memory : freshRule;
  if (breached) return stepBreached(rule, memory, now);
  if (memory.state === 'firing') return stepClear(memory, now);
  return memory.state === 'resolved' ? memory : { state: 'inactive', since: null, clearSince: null };
}

function stepBreached(rule: AlertRule, memory: RuleMemory, now: number): RuleMemory {
  const wasBreached = memory.state === 'pending' || memory.state === 'firing';
  const since = wasBreached ? (memory.since ?? now) : now;
  const firing = memory.state === 'firing' || now - since >= leastForMs(rule);
  return { state: firing ? 'firing' : 'pending', since, clearSince: null };
}

function stepClear(memory: RuleMemory, now: number): RuleMemory {
  const clearSince = memory.clearSince ?? now;
  const isOver = now - clearSince >= resolveAfterMs;
  return isOver ? { state: 'resolved', since: now, clearSince } : { ...memory, clearSince };
}

/** Whether a value breaches a rule; an event rule is breached when its value is 0 ("service up": no). */
export function isBreached(rule: AlertRule, value: number | null): boolean | null {
  if (value === null) return null;
  if (rule.op === 'event') return value === 0;
  return rule.value === null ? null : holds(value, rule.op, rule.value);
}
