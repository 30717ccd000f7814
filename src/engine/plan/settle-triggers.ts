import type { Diagnostic, Plan } from '../../shared/plan.ts';
import type { Sidecar } from '../../shared/sidecar.ts';
import { fold } from './reading.ts';

/**
 * A plan whose alert rules are marked as rollback triggers where the sidecar says so. Reports words that no rule has, and a
 * sidecar that wants triggers acted upon where there are none.
 */
export function settleTriggers(plan: Plan, { rollback }: Sidecar): Plan {
  const named = new Set((rollback?.when ?? []).map(fold));
  const alerts = plan.alerts.map((rule) =>
    named.has(fold(rule.text)) ? { ...rule, rollback: true as const } : rule,
  );
  const words = new Set(alerts.map(({ text }) => fold(text)));
  const unheard = (rollback?.when ?? []).filter((text) => !words.has(fold(text)));
  const diagnostics = unheard.map((text) =>
    report(
      `\`rollback.when\` names "${text}", which is no alert rule of this document; nothing comes of it.`,
    ),
  );
  const acts = rollback?.on !== undefined && rollback.on !== 'off';
  if (acts && !alerts.some((rule) => rule.rollback === true))
    diagnostics.push(
      report(
        `\`rollback.on\` is ${rollback.on}, but no rule of this document is a rollback trigger; name some under \`rollback.when\`.`,
      ),
    );
  return { ...plan, alerts, diagnostics: [...plan.diagnostics, ...diagnostics] };
}

function report(message: string): Diagnostic {
  return { code: 'rollback-trigger', severity: 'warning', message, line: 1, column: 1 };
}
