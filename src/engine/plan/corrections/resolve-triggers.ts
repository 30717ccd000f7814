import type { AlertRule, Diagnostic, Plan } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { maskPassword } from '../../../shared/text/mask-password.ts';
import { namedIn } from '../../../shared/wire/page-source.ts';
import { whyUnmeasured } from '../../measures/unmeasured.ts';
import { sidecarRules } from './sidecar-rules.ts';

/**
 * A plan with the alert rules that the sidecar adds, whose rules are marked as rollback triggers where the sidecar says so. Reports words that no rule has, triggers that
 * nothing measures, and a sidecar that wants triggers acted upon where there are none.
 */
export function resolveTriggers(plan: Plan, sidecar: Sidecar): Plan {
  const { rollback } = sidecar;
  const named = new Set((rollback?.when ?? []).map(foldText));
  const { added, double } = sidecarRules(plan.alerts, sidecar);
  const alerts = [...plan.alerts, ...added].map((rule) =>
    named.has(foldText(rule.text)) ? { ...rule, rollback: true as const } : rule,
  );
  const words = new Set(alerts.map(({ text }) => foldText(text)));
  const ignoreCandidate = (rollback?.when ?? []).filter((text) => !words.has(foldText(text)));
  const diagnostics = ignoreCandidate.map((text) =>
    report(
      `\`rollback.when\` names "${text}", which is no alert rule of this document; nothing comes of it.`,
    ),
  );
  diagnostics.push(
    ...double.map((text) =>
      report(`\`alerts\` has a rule “${text}” that is there already; the first one counts.`),
    ),
  );
  const acts = rollback?.on !== undefined && rollback.on !== 'off';
  if (acts && !alerts.some((rule) => rule.rollback === true))
    diagnostics.push(
      report(
        `\`rollback.on\` is ${rollback.on}, but no rule of this document is a rollback trigger; name some under \`rollback.when\`.`,
      ),
    );
  diagnostics.push(
    ...unknownSeries(words, sidecar),
    ...unasked(sidecar),
    ...unmeasured(alerts, sidecar, acts),
  );
  return { ...plan, alerts, diagnostics: [...plan.diagnostics, ...diagnostics] };
}

/** Series that are named for words no rule has. */
function unknownSeries(words: ReadonlySet<string>, { metrics = [] }: Sidecar): readonly Diagnostic[] {
  const named = metrics.flatMap((source) => Object.keys(namedIn(source)));
  return named
    .filter((text) => !words.has(foldText(text)))
    .map((text) =>
      report(
        `\`metrics\` names a series for "${text}", which is no alert rule of this document; nothing comes of it.`,
      ),
    );
}

/** Prometheus servers that were not told which series are this release's: those of other services must not judge it. */
function unasked({ metrics = [] }: Sidecar): readonly Diagnostic[] {
  return metrics.flatMap((source): readonly Diagnostic[] => {
    if (!('prometheus' in source) || source.match !== undefined) return [];
    const address = maskPassword(source.prometheus);
    const message = `${address} is not asked: a Prometheus server watches more than this release. Say in the sidecar which series are meant: { prometheus: ${address}, match: '{job="…"}' }.`;
    return [{ code: 'source-not-asked', severity: 'warning', message, line: 1, column: 1 }];
  });
}

/**
 * Triggers that would never be evaluated. Where nothing comes of a firing trigger, and nothing at all is measured, nobody
 * expects them to be.
 */
function unmeasured(
  rules: readonly AlertRule[],
  { metrics = [] }: Sidecar,
  acts: boolean,
): readonly Diagnostic[] {
  if (!acts && metrics.length === 0) return [];
  return rules.flatMap((rule): readonly Diagnostic[] => {
    const why = rule.rollback === true ? whyUnmeasured(rule, metrics) : null;
    if (why === null) return [];
    const message = `The rollback trigger “${rule.text}” is never evaluated: ${why}.`;
    return [
      {
        code: 'unmeasured-trigger',
        severity: acts ? 'warning' : 'info',
        message,
        line: rule.line,
        column: 1,
      },
    ];
  });
}

function report(message: string): Diagnostic {
  return { code: 'rollback-trigger', severity: 'warning', message, line: 1, column: 1 };
}
