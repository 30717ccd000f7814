import type { Engine } from '../../engine/index.ts';
import type { Phase, Plan } from '../../shared/plan/plan.ts';
import type { AlertNote } from '../../shared/run/alerts/alert-notes.ts';
import { silenceEnd } from '../../shared/run/alerts/quiet-words.ts';
import type { HostAttempt } from '../../shared/run/attempts.ts';
import { hostStates } from '../../shared/run/group-state.ts';
import {
  emptyRunState,
  isItemSettled,
  itemState,
  type RunState,
  transition,
} from '../../shared/run/run-state.ts';
import { formatDuration } from '../../shared/text/duration.ts';
import type { RunSummary } from '../../shared/wire/contract.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { formatTime } from '../print/format-time.ts';
import { printable, printableFields, style } from '../print/style-text.ts';
import * as words from '../words/status-words.ts';
import * as alertWords from '../words/watch/alerts-words.ts';

/** `slipway status [RUN]`: all runs, or one of them closely. Reads journals only; drives nothing. */
export async function printStatus(
  engine: Engine,
  run: string | undefined,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  if (run !== undefined) return printRun(engine, run, options.json === true);
  const listed = await engine.listRuns();
  const runs = options.json === true ? listed : printableFields(listed);
  if (options.json === true) process.stdout.write(`${JSON.stringify(runs, null, 2)}\n`);
  else if (runs.length === 0) process.stdout.write(`${words.noRuns}\n`);
  for (const each of options.json === true ? [] : runs)
    process.stdout.write(`${each.damage === null ? row(each) : damagedRow(each, each.damage)}\n`);
  return exitCode.done;
}

function row({
  run,
  kind,
  status,
  outcome,
  settled,
  total,
  environment,
  title,
  version,
}: RunSummary): string {
  const state = outcome ?? status;
  const color =
    state === 'passed' ? style.green : state === 'failed' || state === 'unknown' ? style.red : style.yellow;
  return `${run}  ${color(state.padEnd(9))} ${kind.padEnd(8)} ${String(settled).padStart(3)}/${String(total).padEnd(3)} ${environment.padEnd(10)} ${title} ${version}`;
}

/** A run of which only what was recorded before the damage is known; how far it came is not. */
function damagedRow(
  { run, kind, environment, title, version }: RunSummary,
  damage: NonNullable<RunSummary['damage']>,
): string {
  const what = words.damagedJournal(damage.line, damage.reason);
  return `${run}  ${style.red(words.damaged.padEnd(9))} ${kind.padEnd(8)}   ?/?   ${environment.padEnd(10)} ${printable(`${title} ${version}`)}\n  ${style.red(printable(what))}`;
}

async function printRun(engine: Engine, run: string, json: boolean): Promise<ExitCode> {
  const [{ plan }, journal, [summary]] = await Promise.all([
    engine.store.readPlan(run),
    engine.store.readJournal(run),
    engine.listRuns().then((runs) => runs.filter((each) => each.run === run)),
  ]);
  const state = journal.events.reduce(transition, emptyRunState);
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ summary, state, journal: { events: journal.events.length, tornBytes: journal.tornBytes, broken: journal.broken } }, null, 2)}\n`,
    );
    return journal.broken === null ? exitCode.done : exitCode.failed;
  }
  const shown = printableFields(state, ['command']);
  process.stdout.write(
    `${style.bold(printable(plan.title))}  ${state.kind} ${run}\n${shown.environment} · ${state.status}${state.outcome === null ? '' : ` · ${state.outcome}`}${state.pauseReason === null || state.status !== 'paused' ? '' : ` · ${printable(state.pauseReason)}`}\n`,
  );
  for (const phase of plan.phases) printPhase(plan, phase, shown);
  for (const note of shown.alertNotes ?? []) process.stdout.write(`  ${noteLine(note)}\n`);
  if (journal.broken !== null)
    process.stdout.write(
      `${style.red(printable(words.damagedJournal(journal.broken.line, journal.broken.reason)))}\n${words.damagedHint(run)}\n`,
    );
  return journal.broken === null ? exitCode.done : exitCode.failed;
}

/** What a person did about the noise of an alert rule. */
function noteLine(note: AlertNote): string {
  const { text, actor, at, reason, kind, ended } = note;
  const done =
    kind === 'acknowledged'
      ? alertWords.acknowledged(actor, formatTime(at))
      : alertWords.silenced(actor, silenceEnd(note, formatTime), reason ?? '');
  const end = ended?.actor == null ? '' : alertWords.endedBy(ended.actor, formatTime(ended.at));
  return `${style.yellow('!')} ${text}: ${done}${end}`;
}

/** A phase with its count, and below it every item that is neither open nor passed. */
function printPhase(plan: Plan, phase: Phase, state: RunState): void {
  const ids = state.order.filter(
    (id) =>
      plan.items.some((item) => item.id === id && item.phase === phase.id) ||
      plan.steps.some((step) => step.phase === phase.id && (step.id === id || id.startsWith(`${step.id}.`))),
  );
  if (ids.length === 0) return;
  const indent = '  '.repeat(phase.path.length);
  const settled = ids.filter((id) => isItemSettled(state, id)).length;
  process.stdout.write(`${indent}${printable(phase.heading)}  ${settled}/${ids.length}\n`);
  for (const id of ids) {
    const item = itemState(state, id);
    if (['pending', 'passed'].includes(item.status)) continue;
    const last = item.attempts.at(-1);
    process.stdout.write(
      `${indent}  ${style.yellow(item.status)} ${last === undefined ? id : `${printable(last.command.split('\n')[0] ?? '')} @ ${last.target}`}${last?.durationMs == null ? '' : ` ${formatDuration(last.durationMs)}`}${last?.reason == null ? '' : ` · ${printable(last.reason)}`}${item.waiver === null ? '' : ` · ${printable(item.waiver.reason)}`}\n`,
    );
    for (const host of hostStates(item)) process.stdout.write(`${indent}    ${hostRow(host)}\n`);
  }
}

function hostRow({ host, status, durationMs, reason }: HostAttempt): string {
  const color = status === 'passed' ? style.green : status === 'pending' ? style.dim : style.yellow;
  return `${host}  ${color(status === 'pending' ? words.notStarted : status)}${durationMs === null ? '' : ` ${formatDuration(durationMs)}`}${reason === null ? '' : ` · ${printable(reason)}`}`;
}
