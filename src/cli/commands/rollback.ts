import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Engine, EngineError, previewRollback } from '../../engine/index.ts';
import { ask, canAsk } from '../ask.ts';
import { type ExitCode, exitCode } from '../exit-codes.ts';
import { printEvents } from '../print-events.ts';
import { printable, style } from '../style-text.ts';

export interface RollbackOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly use?: string;
}

/** `slipway rollback [RUN|FILE]`: the one control, without a window. */
export async function rollBack(
  engine: Engine,
  what: string | undefined,
  options: RollbackOptions,
): Promise<ExitCode> {
  const run = await findRun(engine, what);
  const handle = await engine.run(run);
  const alternative = alternativeOf(handle.session.plan.rollback.alternatives, options.use);
  const preview = await previewRollback(handle, alternative);
  if (options.json !== true || options.dryRun === true) {
    process.stderr.write(`${style.bold('Roll back')} ${printable(handle.session.plan.title)} (run ${run})\n`);
    process.stderr.write(`restores ${printable(preview.restores) || 'whatever the steps restore'}\n`);
    for (const effect of preview.effects)
      process.stderr.write(
        `  ${style.cyan(effect.target)}  ${printable(effect.title)}  ${style.dim(printable(effect.command.split('\n')[0] ?? ''))}\n`,
      );
    for (const reason of preview.reasons) process.stderr.write(style.yellow(`  ! ${printable(reason)}\n`));
  }
  if (options.dryRun === true) return preview.ready ? exitCode.done : exitCode.needsPerson;
  if (options.yes !== true) {
    if (!canAsk())
      throw new EngineError(
        'NOT_NOW',
        'A person must confirm the rollback.',
        'Add --yes to confirm it here.',
      );
    if ((await ask('Type "roll back" to start: ')) !== 'roll back') return exitCode.needsPerson;
  }
  const id = await engine.startRollback(run, alternative);
  const rollback = await engine.run(id);
  const stop = printEvents(rollback, options.json === true);
  await whenStill(rollback.session);
  stop();
  const { state } = rollback.session;
  if (state.status === 'ended') {
    if (options.json !== true)
      process.stdout.write(`${style.green('✓')} ${printable(state.summary ?? '')}\n`);
    return state.outcome === 'passed' ? exitCode.done : exitCode.failed;
  }
  process.stderr.write(
    `${style.red('The rollback is held:')} ${printable(state.pauseReason ?? '')}\n  Go on with: slipway resume ${id}\n`,
  );
  return exitCode.needsPerson;
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
      `No way back is called "${use}".`,
      `There is: ${alternatives.map((each) => each.heading).join(', ')}.`,
    );
  return found.phase;
}

/** A run by its name, or the newest release of a checklist that pinned a restore point (any, when none did). */
async function findRun(engine: Engine, what: string | undefined): Promise<string> {
  const runs = (await engine.listRuns()).filter((run) => run.kind === 'release');
  const named = runs.find((run) => run.run === what);
  if (named !== undefined) return named.run;
  if (what !== undefined && !existsSync(what))
    throw new EngineError(
      'NOT_FOUND',
      `"${what}" is neither a run nor a file.`,
      '`slipway status` lists the runs.',
    );
  const candidates = what === undefined ? runs : runs.filter((run) => run.file === resolve(what));
  for (const candidate of candidates) {
    const { events } = await engine.store.readJournal(candidate.run);
    if (events.some((event) => event.type === 'restore-point.pinned')) return candidate.run;
  }
  const newest = candidates[0];
  if (newest === undefined)
    throw new EngineError(
      'NOT_FOUND',
      'There is no release to roll back on this machine.',
      '`slipway status` lists the runs.',
    );
  return newest.run;
}

function whenStill(session: Awaited<ReturnType<Engine['run']>>['session']): Promise<void> {
  return new Promise((resolve) => {
    const still = (): boolean => session.state.status === 'ended' || session.state.status === 'paused';
    if (still()) {
      resolve();
      return;
    }
    const stop = session.subscribe(() => {
      if (!still()) return;
      stop();
      resolve();
    });
  });
}
