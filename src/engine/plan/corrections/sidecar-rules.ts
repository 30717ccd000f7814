import type { AlertRule } from '../../../shared/plan/plan.ts';
import type { Sidecar, SidecarAlert } from '../../../shared/sidecar/sidecar.ts';
import { parseDuration } from '../../../shared/text/duration.ts';
import { foldText } from '../../../shared/text/fold-text.ts';

/** The alert rules that a sidecar adds to those of its document, and the words of those that are there already. */
export function sidecarRules(
  known: readonly AlertRule[],
  { alerts = [] }: Sidecar,
): { readonly added: readonly AlertRule[]; readonly double: readonly string[] } {
  const taken = new Set(known.map(({ text }) => foldText(text)));
  const added: AlertRule[] = [];
  const double: string[] = [];
  for (const alert of alerts) {
    const words = foldText(alert.rule);
    if (taken.has(words)) double.push(alert.rule);
    else added.push(ruleOf(alert));
    taken.add(words);
  }
  return { added, double };
}

function ruleOf({ rule: text, metric, stat, op, value, unit = '', for: held }: SidecarAlert): AlertRule {
  const forMs = held === undefined ? null : parseDuration(held);
  return {
    text,
    metric: metric ?? text.toLowerCase(),
    ...(stat === undefined ? {} : { stat }),
    op,
    value: value ?? null,
    unit,
    ...(forMs === null ? {} : { forMs: Math.round(forMs) }),
    added: true,
    line: 1,
  };
}
