import {
  chooseRelease,
  type DrivenRun,
  drillRollback,
  type Engine,
  EngineError,
  previewRollback,
  type RunSession,
} from '../../engine/index.ts';
import type { WorkItem } from '../../shared/plan/work.ts';
import { isLeftToItsCommands } from '../../shared/run/moves/held-boxes.ts';
import { isItemSettled } from '../../shared/run/run-state.ts';
import type { RollbackPreview } from '../../shared/wire/contract.ts';
import { ask, canAsk } from '../ask/ask.ts';
import type { PreconnectedRollback } from '../host/preconnect-rollback.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printEvents } from '../print/print-events.ts';
import { printPaused } from '../print/print-paused.ts';
import { printable, printableFields, printableLine, style } from '../print/style-text.ts';
import { tellUnsigned } from '../print/tell-unsigned.ts';
import { hasKeyboard, lendKeyboard } from '../walk/lend-keyboard.ts';
import { tickByHand } from '../walk/tick-by-hand.ts';
import { whenStill } from '../walk/when-still.ts';
import { askConfirmation, confirmation } from '../words/proposal-words.ts';
import * as words from '../words/rollback-words.ts';

export interface RollbackOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly drill?: boolean;
  readonly json?: boolean;
  readonly use?: string;
  /** Why to roll back although nothing has been changed. */
  readonly reason?: string;
  /** Although the run's journal is damaged. */
  readonly fromDamaged?: boolean;
}

/** `slipway rollback [RUN|FILE]`: the one control, without a window. */
export async function rollBack(
  engine: Engine,
  what: string | undefined,
  options: RollbackOptions,
  ahead: PreconnectedRollback | null,
): Promise<ExitCode> {
  const { run } = ahead?.release ?? chooseRelease(engine.state, what);
  await ahead?.links.asked();
  engine.keyboard = hasKeyboard();
  const handle = await engine.run(run);
  handle.warmUp();
  const alternative = alternativeOf(handle.session.plan.rollback.alternatives, options.use);
  // Whoever said yes beforehand waits for nothing that the rollback itself will find out.
  const preview = await previewRollback(handle, alternative, {
    probe: options.yes !== true || options.dryRun === true || options.drill === true,
  });
  if (options.json !== true || options.dryRun === true) printPreview(handle, preview);
  if (options.drill === true) return drill(handle, preview);
  if (options.dryRun === true) return preview.ready ? exitCode.done : exitCode.needsPerson;
  mustBeWanted(handle, options);
  if (options.yes !== true && !(await isConfirmed())) return exitCode.needsPerson;
  const id = await engine.startRollback(run, alternative, {
    ...(options.reason === undefined ? {} : { reason: options.reason }),
    fromDamaged: options.fromDamaged === true,
  });
  return follow(engine, id, options.json === true);
}

/** Throws before anybody is asked where a damaged journal has to be named in the command. */
function mustBeWanted({ session }: DrivenRun, { fromDamaged = false }: RollbackOptions): void {
  const refusal = session.moves.refusal({ do: 'roll-back', fromDamaged });
  if (refusal?.code === 'damaged') throw new EngineError('NOT_NOW', refusal.message, refusal.hint);
}

/** Shows a rollback until it has ended or paused. */
async function follow(engine: Engine, id: string, json: boolean): Promise<ExitCode> {
  const rollback = await engine.run(id);
  const stop = printEvents(rollback, json);
  const keepKeyboard = lendKeyboard(rollback);
  for (;;) {
    await whenStill(rollback.session);
    await engine.rollbackSettled(id);
    const byHand = nextByHand(rollback.session);
    // --yes has confirmed what this console does, and nothing that a person does.
    if (byHand === null || !canAsk() || (await tickByHand(engine, rollback, byHand, {})) !== null) break;
    await engine.continueRollback(rollback);
  }
  stop();
  keepKeyboard();
  const { state } = rollback.session;
  if (state.status !== 'ended') return printPaused(rollback.session);
  await tellUnsigned(rollback);
  if (!json) process.stdout.write(`${style.green('✓')} ${printable(state.summary ?? '')}\n`);
  return state.outcome === 'passed' ? exitCode.done : exitCode.failed;
}

/** The line done by hand that a paused rollback waits for; null where it waits for something else. */
function nextByHand({ state, work }: RunSession): WorkItem | null {
  if (state.status !== 'paused') return null;
  const order = new Set(state.order);
  const next = work.find(
    (item) =>
      order.has(item.id) &&
      !item.follow &&
      !isItemSettled(state, item.id) &&
      !isLeftToItsCommands(state, item),
  );
  return next?.kind === 'manual' ? next : null;
}

/** What the rollback would do, where, and what it would restore. */
function printPreview({ session }: DrivenRun, preview: RollbackPreview): void {
  const { expectedMs, restores, effects, reasons } = printableFields(preview, ['command']);
  const usual = expectedMs === null ? '' : words.usually(expectedMs);
  const lines = [
    `${style.bold(words.title)} ${words.ofRun(printable(session.plan.title), session.run)}`,
    `${words.restores(printable(restores))}${style.dim(usual)}`,
    ...effects.map(
      ({ target, title, command }) =>
        `  ${style.cyan(target)}  ${printable(title)}  ${style.dim(printable(command.split('\n')[0] ?? ''))}`,
    ),
    ...reasons.map((reason) => style.yellow(`  ! ${printable(reason)}`)),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** Whether the person at the terminal confirms the rollback. Throws where nobody can be asked. */
async function isConfirmed(): Promise<boolean> {
  if (!canAsk()) throw new EngineError('NOT_NOW', words.needsConfirmation, words.needsConfirmationHint);
  return (await ask(askConfirmation)) === confirmation;
}

/** `--drill`: everything up to the first effect, against the real targets, with the time it took. */
async function drill(handle: DrivenRun, preview: RollbackPreview): Promise<ExitCode> {
  const since = performance.now();
  const hosts = await drillRollback(handle);
  for (const { host, connectMs, version } of hosts)
    process.stdout.write(
      `  ${style.green('✓')} ${words.answered(printable(host), connectMs, printableLine(version))}\n`,
    );
  const [first] = preview.effects;
  const took = words.drillTook(Math.round(performance.now() - since), preview.expectedMs);
  process.stdout.write(
    first === undefined
      ? `${style.yellow(words.noSteps)}\n`
      : `${style.bold(words.stoppedBefore)} ${words.firstEffect(printable(first.title), printable(first.target))} ${took}\n`,
  );
  return preview.ready && first !== undefined ? exitCode.done : exitCode.needsPerson;
}

function alternativeOf(
  alternatives: readonly { readonly heading: string; readonly phase: string }[],
  use: string | undefined,
): string | null {
  if (use === undefined) return null;
  const found = alternatives.find((alternative) =>
    alternative.heading.toLowerCase().includes(use.toLowerCase()),
  );
  if (found === undefined)
    throw new EngineError(
      'BAD_INPUT',
      words.noProcedure(use),
      words.procedures(alternatives.map(({ heading }) => heading)),
    );
  return found.phase;
}
