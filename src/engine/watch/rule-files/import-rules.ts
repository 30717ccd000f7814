import type { AlertRule, Plan } from '../../../shared/plan/plan.ts';
import type { Answer } from '../../../shared/sidecar/answers.ts';
import type { MetricSource, Sidecar, SidecarAlert } from '../../../shared/sidecar/sidecar.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { isPage } from '../../../shared/wire/page-source.ts';
import { type ImportedRule, type ReadRules, readRuleFile } from '../../measures/rule-files/read-rule-file.ts';
import { leastForMs } from '../../measures/rule-files/rule-duration.ts';

/** What becomes of a rule file in a checklist. */
export interface RuleImport extends ReadRules {
  /** Words of rules that the checklist has already, just so. */
  readonly same: readonly string[];
  /** Words of rules that the checklist has with another bound or duration; its own stay. */
  readonly other: readonly string[];
  /** What the sidecar would take; empty where nothing is new. */
  readonly answers: readonly Answer[];
}

/** Reads a Prometheus rule file for a checklist: what its sidecar would say. Writes and asks nothing. */
export function importRules(text: string, plan: Plan, sidecar: Sidecar): RuleImport {
  const metrics = sidecar.metrics ?? [];
  const server = metrics.findIndex((source) => 'prometheus' in source && source.match !== undefined);
  const page = metrics.findIndex((source) => isPage(source));
  const read = readRuleFile(text, server !== -1);
  const known = new Map(plan.alerts.map((rule) => [foldText(rule.text), rule]));
  const fresh: ImportedRule[] = [];
  const refused = [...read.refused];
  const [same, other]: [string[], string[]] = [[], []];
  for (const rule of read.rules) {
    const before = known.get(foldText(rule.text));
    if (before !== undefined) (isSame(rule, before) ? same : other).push(rule.text);
    else if (rule.series !== undefined && page === -1)
      refused.push({
        name: rule.text,
        why: 'the sidecar names no page of metrics that could have its series',
      });
    else fresh.push(rule);
  }
  const answers: Answer[] = [];
  if (fresh.length > 0) {
    answers.push({ kind: 'alerts', decision: [...(sidecar.alerts ?? []), ...fresh.map(sidecarAlert)] });
    const named = nameSeries(metrics, fresh, { server, page });
    if (named !== null) answers.push({ kind: 'metrics', decision: named });
  }
  return { rules: fresh, refused, problem: read.problem, same, other, answers };
}

function isSame(rule: ImportedRule, before: AlertRule): boolean {
  const isBound = rule.op === before.op && rule.value === before.value;
  return isBound && plainUnit(rule.unit) === plainUnit(before.unit) && rule.forMs === leastForMs(before);
}

function plainUnit(unit = ''): string {
  return unit === '/s' ? 'req/s' : unit.toLowerCase();
}

function sidecarAlert({ text, metric, stat, op, value, unit, forMs }: ImportedRule): SidecarAlert {
  return {
    rule: text,
    ...(metric === null ? {} : { metric }),
    ...(stat === undefined ? {} : { stat }),
    op,
    ...(value === null ? {} : { value }),
    ...(unit === '' ? {} : { unit }),
    for: forMs % 1_000 === 0 ? `${forMs / 1_000}s` : `${forMs}ms`,
  };
}

/** The sources with the series and queries of these rules; null where none needs one. */
function nameSeries(
  metrics: readonly MetricSource[],
  rules: readonly ImportedRule[],
  { server, page }: { readonly server: number; readonly page: number },
): MetricSource[] | null {
  const series = rules.flatMap(({ text, series: one }) => (one === undefined ? [] : [[text, one] as const]));
  const queries = rules.flatMap(({ text, query }) => (query === undefined ? [] : [[text, query] as const]));
  if (series.length === 0 && queries.length === 0) return null;
  return metrics.map((source, index): MetricSource => {
    if (!('scrape' in source) && !('prometheus' in source)) return source;
    const named =
      index === page && series.length > 0
        ? { series: { ...source.series, ...Object.fromEntries(series) } }
        : {};
    if ('scrape' in source) return { ...source, ...named };
    const asked =
      index === server && queries.length > 0
        ? { queries: { ...source.queries, ...Object.fromEntries(queries) } }
        : {};
    return { ...source, ...named, ...asked };
  });
}
