import type { AlertRule, PlanItem } from '../../plan/plan.ts';
import type { WorkItem } from '../../plan/work.ts';
import type { Gate } from '../gates.ts';
import type { RuleBoxes, RunPlan } from '../run-plan.ts';
import { itemState, type RunState } from '../run-state.ts';

/** How long a rule is waited for beyond its own duration where no soak says so, in ms. */
const patienceMs = 120_000;

/**
 * The boxes of a plan whose words are alert rules that something measures. A box behind whose words nobody measures anything, or
 * that says more than its rules, is a person's. Pure.
 */
export function ruleBoxesOf(
  { plan, work }: Pick<RunPlan, 'plan' | 'work'>,
  isMeasured: (rule: AlertRule) => boolean,
): RuleBoxes {
  const boxes = plan.items.flatMap((box): readonly (readonly [string, readonly string[]])[] => {
    if (box.role !== 'alert' || box.kind !== 'manual' || box.checked) return [];
    const rules = plan.alerts.filter((rule) => rule.line === box.line && rule.added !== true);
    const isAfter = work.some(({ id, when }) => id === box.id && when === 'after');
    if (!isAfter || rules.length === 0 || saysMore(box, rules) || !rules.every(isMeasured)) return [];
    return [[box.id, rules.map(({ text }) => text)]];
  });
  return Object.fromEntries(boxes);
}

/** Whether the words of a box hold a number that none of its rules is about: something in them is judged by nobody. */
function saysMore({ text }: PlanItem, rules: readonly AlertRule[]): boolean {
  const numbers = text.replace(/\bp\d{2,3}\b/gi, ' ').match(/\d+(?:[.,]\d+)*/g) ?? [];
  const judged = rules.reduce(
    (sum, rule) => sum + (rule.value === null ? 0 : 1) + (rule.forMs === undefined ? 0 : 1),
    0,
  );
  return numbers.length > judged;
}

/**
 * The words of the rules that still settle an open box by themselves; none once somebody has touched it, or one of them has fired:
 * somebody has to look then. Pure.
 */
export function awaitedRules(
  { ruleBoxes }: Pick<RunPlan, 'ruleBoxes'>,
  state: RunState,
  item: Pick<WorkItem, 'id'>,
): readonly string[] {
  const { status, reopened, untick } = itemState(state, item.id);
  const rules = ruleBoxes[item.id] ?? [];
  const hasFired = rules.some((text) => state.alerts[text] !== undefined);
  return status !== 'pending' || reopened === true || untick !== undefined || hasFired ? [] : rules;
}

/**
 * For how long the rules of a box are waited for, in ms: the longest of their durations, and on top of it the soak of the release, or two
 * minutes where it has none. Pure.
 */
export function ruleWaitMs(
  { plan, gates }: { readonly plan: RunPlan['plan']; readonly gates: readonly Gate[] },
  rules: readonly string[],
): number {
  const durations = plan.alerts.flatMap(({ text, forMs }) => (rules.includes(text) ? (forMs ?? 0) : []));
  const soakMs = Math.max(0, ...gates.map((gate) => gate.soakMs));
  return Math.max(0, ...durations) + (soakMs > 0 ? soakMs : patienceMs);
}

/** Since when a box waits for its rules, epoch ms: since the last step ended or the last gate opened; null before any has. Pure. */
export function awaitedSince({ work }: Pick<RunPlan, 'work'>, state: RunState): number | null {
  const ends = work.flatMap(({ id, when, follow }) =>
    when === 'back' || follow ? [] : (itemState(state, id).attempts.at(-1)?.endedAt ?? []),
  );
  const times = [...ends, ...Object.values(state.gates).flatMap((gate) => gate?.at ?? [])].map((at) =>
    Date.parse(at),
  );
  return times.length === 0 ? null : Math.max(...times);
}
