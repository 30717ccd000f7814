import {
  accountPlan,
  type Engine,
  explainPlan,
  type ReadSidecar,
  readChecklist,
} from '../../engine/index.ts';
import type { Plan, PlanItem, PlanStep } from '../../shared/plan/plan.ts';
import type { Decision, Explanation } from '../../shared/sidecar/corrections.ts';
import { accountLines } from '../print/account-lines.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/plan-words.ts';

/** `slipway plan FILE [--account | --explain] [--json]`: what was understood, where every line went, and why. */
export async function printPlan(
  _engine: Engine,
  file: string,
  options: { readonly json?: boolean; readonly explain?: boolean; readonly account?: boolean },
): Promise<ExitCode> {
  const { text, plan, sidecar } = await readChecklist(file);
  if (options.account === true) {
    const account = await accountPlan(text, plan, sidecar.sidecar);
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(account, null, 2)}\n`
        : `${accountLines(text, account).join('\n')}\n`,
    );
    return problemsOf(sidecar);
  }
  if (options.explain === true) {
    const decisions = await explainPlan(text, sidecar.sidecar);
    const explanation: Explanation = { version: 1, hash: plan.hash, decisions: [...decisions] };
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(explanation, null, 2)}\n`
        : `${decisions.flatMap(decisionLines).join('\n')}\n`,
    );
    return problemsOf(sidecar);
  }
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
    return exitCode.done;
  }
  process.stdout.write(`${planTree(plan).join('\n')}\n`);
  return problemsOf(sidecar);
}

/** Says what is wrong with the sidecar, if anything, on stderr. */
function problemsOf(sidecar: ReadSidecar): ExitCode {
  for (const { line, column, message } of sidecar.diagnostics)
    process.stderr.write(`${style.red(`${sidecar.file}:${line}:${column}  ${printable(message)}`)}\n`);
  return sidecar.diagnostics.length === 0 ? exitCode.done : exitCode.usage;
}

function decisionLines({ line, kind, decision, text, reasons, overruled, key }: Decision): readonly string[] {
  const mark = overruled ? style.yellow(words.overridden) : '';
  return [
    `${String(line).padStart(5)}  ${kind.padEnd(11)} ${style.bold(decision)}${mark}  ${style.blue(oneLine(text))}`,
    ...reasons.map((reason) => `${' '.repeat(19)}${printable(reason)}`),
    style.dim(`${' '.repeat(19)}${words.key(oneLine(key))}`),
  ];
}

function oneLine(text: string): string {
  return printable(text.replaceAll('\n', ' ⏎ '));
}

function planTree(plan: Plan): string[] {
  const out = [style.bold(printable(plan.title || words.untitledPlan))];
  for (const [key, value] of Object.entries(plan.metadata))
    out.push(style.dim(`${key}: ${printable(value)}`));
  for (const phase of plan.phases) {
    const indent = '  '.repeat(Math.max(0, phase.path.length - 1));
    out.push('', `${indent}${style.bold(printable(phase.heading))}  ${style.cyan(phase.kind)}`);
    const lines = [
      ...plan.items
        .filter((item) => item.phase === phase.id)
        .map((item) => [item.line, itemLine(item)] as const),
      ...plan.steps
        .filter((step) => step.phase === phase.id)
        .map((step) => [step.line, stepLines(step)] as const),
    ];
    for (const [, text] of lines.sort((a, b) => a[0] - b[0]))
      out.push(...text.split('\n').map((line) => `${indent}  ${line}`));
  }
  const facts: [string, readonly string[]][] = [
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
  for (const [name, values] of facts) {
    if (values.length > 0) out.push('', style.bold(name), ...values.map((value) => `  ${printable(value)}`));
  }
  if (plan.diagnostics.length > 0)
    out.push(
      '',
      style.bold(words.headings.diagnostics),
      ...plan.diagnostics.map(
        (each) => `  ${words.atLine(each.line)}: ${style.yellow(each.severity)} ${printable(each.message)}`,
      ),
    );
  const checks = plan.items.filter((item) => item.kind === 'check').length;
  const { hash, items, steps } = plan;
  out.push('', style.dim(words.totals({ boxes: items.length, checks, steps: steps.length, hash })));
  return out;
}

function itemLine(item: PlanItem): string {
  const notes = [
    ...(item.command === undefined ? [] : [item.where]),
    ...(item.checked ? [words.ticked] : []),
  ];
  return `[ ] ${printable(item.text)}${notes.length === 0 ? '' : style.dim(`  ${notes.join(' · ')}`)}`;
}

function stepLines(step: PlanStep): string {
  const notes = [
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
    `▸ ${printable(step.title || words.untitledStep)}  ${style.dim(notes.join(' · '))}`,
    ...commands,
  ].join('\n');
}
