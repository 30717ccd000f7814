import { type DrivenRun, type Engine, EngineError, type PracticeServer } from '../../engine/index.ts';
import { isForward, type WorkItem } from '../../shared/plan/work.ts';
import { isItemSettled, itemState } from '../../shared/run/run-state.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printEvents } from '../print/print-events.ts';
import { style } from '../print/style-text.ts';
import { keepServing, showConsole } from './console.ts';

export interface PracticeOptions {
  readonly unattended?: boolean;
  readonly json?: boolean;
  /** Print the console's URL instead of opening a window. */
  readonly url?: boolean;
}

/** `slipway practice`: a rehearsal on the built-in server, in the console or, with --unattended, from end to end by itself. */
export async function practise(engine: Engine, options: PracticeOptions): Promise<ExitCode> {
  const practice = await engine.practice();
  if (options.unattended === true) return rehearse(engine, practice, options.json === true);
  process.stdout.write(`Rehearsal on the practice server: ${practice.checklist}\n`);
  return keepServing(
    engine,
    practice.checklist,
    0,
    options.url === true ? async (url) => void process.stdout.write(`${url}\n`) : showConsole,
  );
}

/** A whole release and a whole rollback, each believed only when the service itself says so. */
async function rehearse(engine: Engine, practice: PracticeServer, json: boolean): Promise<ExitCode> {
  const say = (text: string): void => {
    if (!json) process.stdout.write(`${text}\n`);
  };
  const before = await versionOf(practice);
  say(style.bold(`Practice server is up; ${before} is live. A release, then the way back.`));
  const handle = await engine.createRun(practice.checklist);
  const stop = printEvents(handle, json);
  await release(handle);
  const after = await versionOf(practice);
  if (after === before) throw new EngineError('FAILED', `The release ended and ${after} still answers.`);
  say(style.green(`✓ released: ${after} answers`));
  const id = await engine.startRollback(handle.session.run, null);
  const rollback = await engine.run(id);
  const stopRollback = printEvents(rollback, json);
  await until(
    () => rollback.session.state.status === 'ended' || rollback.session.state.status === 'paused',
    60_000,
  );
  stopRollback();
  stop();
  if (rollback.session.state.outcome !== 'passed')
    throw new EngineError(
      'FAILED',
      `The rollback did not end: ${rollback.session.state.pauseReason ?? 'no reason recorded'}.`,
    );
  const restored = await versionOf(practice);
  if (restored !== before)
    throw new EngineError('FAILED', `After the rollback ${restored} answers instead of ${before}.`);
  say(style.green(`✓ rolled back: ${restored} answers again, verified by hash`));
  return exitCode.done;
}

/** Walks the plan as a person at practice would: ticks what asks for eyes, runs what can run, opens the gates. */
async function release(handle: DrivenRun): Promise<void> {
  const { session, driver } = handle;
  await driver.advance({ kind: 'checks' });
  await driver.whenStill();
  for (const role of session.plan.signoffs) await driver.sign(role.role, 'practice');
  for (const item of session.work.filter((each) => isForward(each.phaseKind))) {
    if (isItemSettled(session.state, item.id)) continue;
    for (const gate of session.gates)
      if (item.phaseKind !== 'preflight') await driver.openGate(gate.id, 'practice');
    if (item.kind === 'manual') await driver.tick(item.id, 'practice');
    else await runToEnd(handle, item);
  }
}

async function runToEnd(handle: DrivenRun, item: WorkItem): Promise<void> {
  const live = await handle.driver.run(item.id);
  if (item.follow) return;
  const outcome = await live.done;
  if (outcome === 'passed') return;
  const reason = itemState(handle.session.state, item.id).attempts.at(-1)?.reason ?? '';
  throw new EngineError(
    'FAILED',
    `"${item.title}" ${outcome}: ${reason}`,
    `Its output is in ${handle.session.outputFile(item.id, live.attempt, null)}`,
  );
}

async function versionOf(practice: PracticeServer): Promise<string> {
  const response = await fetch(`${practice.serviceUrl}/version`, { signal: AbortSignal.timeout(5_000) });
  return (await response.text()).trim();
}

async function until(done: () => boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!done()) {
    if (Date.now() > deadline)
      throw new EngineError('FAILED', `Nothing settled within ${withinMs / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
