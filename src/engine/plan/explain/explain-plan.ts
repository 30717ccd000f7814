import type { Plan, Remote } from '../../../shared/plan/plan.ts';
import { workOf } from '../../../shared/plan/work.ts';
import { findTarget } from '../../../shared/sidecar/assign-targets.ts';
import type { Decision } from '../../../shared/sidecar/corrections.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { whyUnmeasured } from '../../measures/unmeasured.ts';
import { keyOf, overruledBy, type Trace } from '../context/parse-context.ts';
import { resolveRestorePoint } from '../corrections/resolve-restore-point.ts';
import { resolveTargets } from '../corrections/resolve-targets.ts';
import { resolveTriggers } from '../corrections/resolve-triggers.ts';
import { parsePlan } from '../parse/parse-plan.ts';
import { loadShellParser, type ShellParser } from '../shell/shell-parser.ts';
import { findPlaceholders, type Placeholder } from '../values/placeholders.ts';

/**
 * Every decision that made a document the plan it is, in the order of its lines: what was decided, by which rules, and
 * which key of the sidecar overrules it. It is the trace of a parse, so it cannot say anything but what was done.
 */
export async function explainPlan(text: string, sidecar: Sidecar): Promise<readonly Decision[]> {
  return traceDecisions(text, sidecar, await loadShellParser());
}

/** {@link explainPlan} with a shell parser at hand: pure. */
export function traceDecisions(text: string, sidecar: Sidecar, shell: ShellParser): readonly Decision[] {
  const trace: Trace = { decisions: [], places: new Map(), features: new Map() };
  const parsed = parsePlan(text, shell, { corrections: sidecar.plan ?? null, trace });
  const plan = resolveRestorePoint(resolveTriggers(resolveTargets(parsed, sidecar), sidecar), sidecar);
  const decisions = [
    ...trace.decisions.map((decision) => explainTrigger(decision, plan, sidecar)),
    ...explainPlaces(plan, sidecar, trace),
    ...explainPlaceholders(plan, sidecar),
  ];
  return decisions.sort((a, b) => a.line - b.line);
}

/** An alert rule that is a rollback trigger says so, and whether anything can measure it. */
function explainTrigger(decision: Decision, { alerts }: Plan, { metrics = [] }: Sidecar): Decision {
  if (decision.kind !== 'threshold' || decision.decision !== 'alert') return decision;
  const rule = alerts.find(({ text, line }) => text === decision.text && line === decision.line);
  if (rule?.rollback !== true) return decision;
  const why = whyUnmeasured(rule, metrics);
  const said =
    why === null ? 'it is a rollback trigger' : `it is a rollback trigger that is never evaluated: ${why}`;
  return { ...decision, reasons: [...decision.reasons, said] };
}

/** One decision for every check and every step: its commands run together. */
function explainPlaces(plan: Plan, sidecar: Sidecar, trace: Trace): readonly Decision[] {
  const paths = new Map(plan.phases.map((phase) => [phase.id, phase.path]));
  const first = new Map(
    workOf(plan)
      .toReversed()
      .map((item) => [item.source, item]),
  );
  const remotes = new Map<string, readonly (Remote | null)[]>([
    ...plan.items.map((item) => [item.id, [item.remote ?? null]] as const),
    ...plan.steps.map((step) => [step.id, step.remotes ?? []] as const),
  ]);
  const remoteReasons = (source: string): readonly string[] =>
    (remotes.get(source) ?? []).flatMap((remote) => (remote === null ? [] : [sayRemote(remote)]));
  return [...first.values()].reverse().flatMap((item): readonly Decision[] => {
    // What undoes a step goes where the step goes.
    if (item.command === undefined || item.undoes !== undefined) return [];
    const path = [...(paths.get(item.phase) ?? []), item.title];
    const target = findTarget(path, sidecar) ?? item.target ?? null;
    const reasons = [...(trace.places.get(item.source) ?? []), ...remoteReasons(item.source)];
    return [
      {
        kind: 'where',
        line: item.line,
        text: item.title,
        decision: target ?? item.where,
        reasons: target === null ? [...reasons] : [overruledBy(item.where), ...reasons],
        overruled: target !== null,
        key: keyOf(path),
      },
    ];
  });
}

function sayRemote(remote: Remote): string {
  switch (remote.kind) {
    case 'command':
      return `it runs “${remote.command}” on ${remote.host}; \`takeOver\` in the sidecar hands that to the transport`;
    case 'session':
      return `it opens a session on ${remote.host}`;
    case 'copy':
      return remote.direction === 'there'
        ? `it copies ${remote.from.join(', ')} to ${remote.host}; \`takeOver\` hands a plain scp to the transport`
        : `it copies ${remote.from.join(', ')} from ${remote.host}; \`takeOver\` hands a plain scp to the transport`;
    default:
      return assertNever(remote);
  }
}

/** One decision for every placeholder, where it first stands. */
function explainPlaceholders(plan: Plan, sidecar: Sidecar): readonly Decision[] {
  const corrections = sidecar.plan?.placeholders;
  const found = new Map<string, Decision>();
  const sources = [
    ...plan.items.flatMap((item) =>
      item.command === undefined ? [] : [{ ...item, commands: [item.command] }],
    ),
    ...plan.steps,
  ];
  for (const { commands, placeholders, line } of sources.toSorted((a, b) => a.line - b.line)) {
    for (const placeholder of findPlaceholders(commands, corrections)) {
      const { name } = placeholder;
      if (found.has(name)) continue;
      const asked = placeholders.includes(name);
      found.set(name, placeholderDecision(placeholder, { line, asked, said: corrections?.[name] }));
    }
  }
  return [...found.values()];
}

function placeholderDecision(
  { name, reason }: Placeholder,
  {
    line,
    asked,
    said,
  }: { readonly line: number; readonly asked: boolean; readonly said: 'ask' | 'literal' | undefined },
): Decision {
  const rules = !asked && said === undefined ? 'another command of the document sets it' : reason;
  return {
    kind: 'placeholder',
    line,
    text: name,
    decision: asked ? 'ask' : 'literal',
    reasons: said === undefined ? [rules] : [overruledBy(said === 'ask' ? 'literal' : 'ask'), rules],
    overruled: said !== undefined,
    key: name,
  };
}
