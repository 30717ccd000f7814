import {
  carryOut,
  type DrivenRun,
  type Engine,
  EngineError,
  type PracticeServer,
  type RunSession,
} from '../../engine/index.ts';
import { isForward } from '../../shared/plan/work.ts';
import { type Wait, waitWords } from '../../shared/run/moves/due.ts';
import { itemState } from '../../shared/run/run-state.ts';
import { sleep } from '../../shared/time/sleep.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printEvents } from '../print/print-events.ts';
import { style } from '../print/style-text.ts';
import * as words from '../words/practice-words.ts';
import { keepServing, printUrl, showConsole } from './console.ts';

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
  process.stdout.write(`${words.rehearsal(practice.checklist)}\n`);
  return keepServing(engine, practice.checklist, 0, options.url === true ? printUrl : showConsole);
}

/** A whole release and a whole rollback, each believed only when the service itself says so. */
async function rehearse(engine: Engine, practice: PracticeServer, json: boolean): Promise<ExitCode> {
  const say = (text: string): void => {
    if (!json) process.stdout.write(`${text}\n`);
  };
  const before = await versionOf(practice);
  say(style.bold(words.serverReady(before)));
  const handle = await engine.createRun(practice.checklist);
  const stop = printEvents(handle, json);
  await release(handle);
  const after = await versionOf(practice);
  if (after === before) throw new EngineError('FAILED', words.notReleased(after));
  say(style.green(words.released(after)));
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
    throw new EngineError('FAILED', words.notRolledBack(rollback.session.state.pauseReason));
  const restored = await versionOf(practice);
  if (restored !== before) throw new EngineError('FAILED', words.wrongVersion(restored, before));
  say(style.green(words.rolledBack(restored)));
  return exitCode.done;
}

/** Walks the plan as a person at practice would: ticks what asks for eyes, runs what can run, opens the gates. */
async function release({ session, driver }: DrivenRun): Promise<void> {
  const tried = new Set<string>();
  for (const { role } of session.plan.signoffs) await driver.sign(role, 'practice');
  for (;;) {
    const items = session.work.filter((each) => isForward(each.phaseKind));
    const due = session.moves.due({ items, tried, attended: true });
    if (due.kind === 'done') return;
    if (due.kind !== 'wait') await carryOut(driver, due, { tried, isStopped: () => false });
    else if (due.wait.for === 'manual' || due.wait.for === 'rule')
      await driver.tick(due.wait.item.id, 'practice');
    else if (due.wait.for === 'gate') await driver.openGate(due.wait.gate.id, 'practice');
    else throw stuck(session, due.wait);
  }
}

function stuck(session: RunSession, wait: Wait): EngineError {
  const attempt = 'item' in wait ? itemState(session.state, wait.item.id).attempts.at(-1) : undefined;
  return new EngineError(
    'FAILED',
    words.stuck(waitWords(wait, session.state), attempt?.reason ?? null),
    attempt === undefined || !('item' in wait)
      ? undefined
      : words.outputIn(session.outputFile(wait.item.id, attempt.n, null)),
  );
}

async function versionOf(practice: PracticeServer): Promise<string> {
  const response = await fetch(`${practice.serviceUrl}/version`, { signal: AbortSignal.timeout(5_000) });
  return (await response.text()).trim();
}

async function until(done: () => boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!done()) {
    if (Date.now() > deadline) throw new EngineError('FAILED', words.notSettled(withinMs));
    await sleep(50);
  }
}
