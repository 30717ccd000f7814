import type { Instruction, Plan, PlanItem, PlanStep } from '../../shared/plan/plan.ts';
import type { CarriedState, HandedOn } from '../../shared/run/shell/carried-state.ts';
import { carriedWords } from '../../shared/run/shell/carried-words.ts';
import * as words from '../words/plan-words.ts';
import { printable, style } from './style-text.ts';

/**
 * What `slipway plan` shows: every section with when it is due, what its commands start with (`starts`), and what it asks for;
 * then what else the document states.
 */
export function planTree(plan: Plan, starts: HandedOn['starts'] = new Map()): readonly string[] {
  return [
    style.bold(printable(plan.title || words.untitledPlan)),
    ...Object.entries(plan.metadata).map(([key, value]) => style.dim(printable(`${key}: ${value}`))),
    ...sectionLines(plan, starts),
    ...factLines(plan),
    ...diagnosticLines(plan),
    '',
    totalsLine(plan),
  ];
}

function sectionLines(plan: Plan, starts: HandedOn['starts']): readonly string[] {
  const guards = new Map((plan.sheet ?? []).map(({ source, guard }) => [source, guard]));
  const guardOf = (source: string): readonly string[] => {
    const guard = guards.get(source);
    return guard === undefined ? [] : [printable(words.guarded(guard))];
  };
  const asked = Map.groupBy(
    [
      ...plan.items.map((item) => ({ ...item, text: itemLine(item, guardOf(item.id)) })),
      ...(plan.instructions ?? []).map((each) => ({
        ...each,
        text: instructionLines(each, guardOf(each.id)),
      })),
      ...plan.steps.map((step) => ({ ...step, text: stepLines(step, guardOf(step.id)) })),
    ],
    ({ phase }) => phase,
  );
  return plan.phases.flatMap((phase) => {
    const indent = '  '.repeat(Math.max(0, phase.path.length - 1));
    const due = [phase.kind, ...(phase.when === undefined ? [] : [phase.when])].join(' · ');
    const lines = (asked.get(phase.id) ?? []).toSorted((a, b) => a.line - b.line);
    const below = [...startLines(starts.get(phase.id)), ...lines.flatMap(({ text }) => text.split('\n'))];
    return [
      '',
      `${indent}${style.bold(printable(phase.heading))}  ${style.cyan(due)}`,
      ...below.map((line) => `${indent}  ${line}`),
    ];
  });
}

function factLines(plan: Plan): readonly string[] {
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [words.headings.budgets, plan.budgets.map((budget) => budget.text)],
    [words.headings.alerts, plan.alerts.map((alert) => alert.text)],
    [
      words.headings.rollback,
      plan.rollback.alternatives.map(({ heading, steps }) => words.alternative(heading, steps.length)),
    ],
    [words.headings.maintenance, plan.maintenance.map(({ every, text }) => words.maintenance(every, text))],
    [words.headings.contacts, plan.contacts.map(({ role, value }) => words.contact(role, value))],
    [words.headings.signoffs, plan.signoffs.map((signoff) => signoff.role)],
    [words.headings.fields, plan.fields.map((field) => field.name)],
  ];
  return facts.flatMap(([name, values]) =>
    values.length === 0 ? [] : ['', style.bold(name), ...values.map((value) => `  ${printable(value)}`)],
  );
}

function diagnosticLines({ diagnostics }: Plan): readonly string[] {
  if (diagnostics.length === 0) return [];
  const lines = diagnostics.map(
    (each) => `  ${words.atLine(each.line)}: ${style.yellow(each.severity)} ${printable(each.message)}`,
  );
  return ['', style.bold(words.headings.diagnostics), ...lines];
}

function totalsLine({ hash, items, steps, instructions = [] }: Plan): string {
  const checks = items.filter((item) => item.kind === 'check').length;
  return style.dim(
    words.totals({
      boxes: items.length,
      checks,
      steps: steps.length,
      instructions: instructions.length,
      hash,
    }),
  );
}

/** What a section's commands start with, a line a target. */
function startLines(starts: ReadonlyMap<string, CarriedState> = new Map()): readonly string[] {
  return [...starts].map(([target, carried]) =>
    style.dim(printable(`${carriedWords(carried)}${words.onTarget(target)}`)),
  );
}

function itemLine(item: PlanItem, guard: readonly string[]): string {
  const notes = [
    ...guard,
    ...(item.command === undefined ? [] : [item.where]),
    ...(item.checked ? [words.ticked] : []),
  ];
  return `[ ] ${printable(item.text)}${notes.length === 0 ? '' : style.dim(printable(`  ${notes.join(' · ')}`))}`;
}

/** What a person does without a box for it. */
function instructionLines({ text, code }: Instruction, guard: readonly string[]): string {
  const notes = guard.length === 0 ? '' : style.dim(`  ${guard.join(' · ')}`);
  const lines =
    code === undefined ? [] : code.split('\n').map((line) => `    ${style.blue(printable(line))}`);
  return [`○ ${printable(text)}${notes}`, ...lines].join('\n');
}

function stepLines(step: PlanStep, guard: readonly string[]): string {
  const notes = [
    ...guard,
    step.where,
    step.follow ? words.follows : '',
    step.verify ? words.verifies : '',
    ...step.placeholders,
    step.danger ?? '',
    ...new Set(
      (step.remotes ?? []).flatMap((remote) => (remote === null ? [] : [`→ ${printable(remote.host)}`])),
    ),
    step.host === undefined ? '' : words.sessionOn(printable(step.host)),
  ].filter((note) => note !== '');
  const commands = step.commands
    .flatMap((command) => command.split('\n'))
    .map((line) => `    ${style.blue(printable(line))}`);
  return [
    `▸ ${printable(step.title || words.untitledStep)}  ${style.dim(printable(notes.join(' · ')))}`,
    ...commands,
  ].join('\n');
}
