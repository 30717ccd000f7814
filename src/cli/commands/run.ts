import {
  type DrivenRun,
  type Engine,
  EngineError,
  isPassedOver,
  rollsOf,
  runUntilPassed,
} from '../../engine/index.ts';
import { isForward, outlineOf, type WorkItem } from '../../shared/plan/work.ts';
import { isItemSettled, itemState } from '../../shared/run/run-state.ts';
import { ask, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printEvents } from '../print/print-events.ts';
import { printPaused } from '../print/print-paused.ts';
import { printTriggers } from '../print/print-triggers.ts';
import { printable, style } from '../print/style-text.ts';
import { confirmDanger, promptAfterFailure } from '../walk/after-failure.ts';
import { answerProposal } from '../walk/answer-proposal.ts';
import { passGates } from '../walk/pass-gates.ts';
import { raceRefusal } from '../walk/race-refusal.ts';
import type { RunOptions } from '../walk/run-options.ts';
import { resumeRollingSection, runRollingSection } from '../walk/run-rolling-section.ts';
import { askWaiver, waiverChoice } from '../walk/waiver.ts';

/** `slipway run FILE`: a release from the terminal, or from CI. */
export async function runFile(engine: Engine, file: string, options: RunOptions): Promise<ExitCode> {
  const handle = await engine.createRun(file);
  process.stderr.write(`${style.dim(`run ${handle.session.run}`)}\n`);
  return raceRefusal(handle, walk(engine, handle, options));
}

/** `slipway resume RUN`: goes on where a run stands, after asking the targets what became of what was under way. */
export async function resumeRun(engine: Engine, run: string, options: RunOptions): Promise<ExitCode> {
  const handle = await engine.run(run);
  const { session } = handle;
  if (session.heldBy !== null)
    throw new EngineError(
      'NOT_NOW',
      `The run is driven by ${session.heldBy}.`,
      'Work in that console, or close it first.',
    );
  if (session.state.status === 'ended') {
    process.stderr.write(`the run has ended: ${session.state.outcome} · ${session.state.summary}\n`);
    return session.state.outcome === 'passed' ? exitCode.done : exitCode.failed;
  }
  if (session.state.kind === 'rollback') {
    const stop = printEvents(handle, options.json === true);
    await engine.continueRollback(handle);
    stop();
    return session.state.status === 'paused' ? printPaused(session) : endOf(handle);
  }
  return raceRefusal(handle, walk(engine, handle, options));
}

/** What was under way when the console ended and has failed since: whoever resumes is told, before anything is tried again. */
async function afterRecovery(
  handle: DrivenRun,
  options: RunOptions,
  rolled: ReadonlySet<WorkItem>,
): Promise<ExitCode | null> {
  const { session, driver } = handle;
  for (const id of driver.recovered) {
    await driver.live(id)?.done;
    const { status } = itemState(session.state, id);
    if (status !== 'failed' && status !== 'timed-out') continue;
    const item = session.item(id);
    const code = await promptAfterFailure(
      handle,
      item,
      options,
      rolled.has(item) ? resumeRollingSection : undefined,
    );
    if (code !== null) return code;
  }
  return null;
}

/** Goes through the run in document order, asking for what only a person can say. */
async function walk(engine: Engine, handle: DrivenRun, options: RunOptions): Promise<ExitCode> {
  const { driver, session } = handle;
  const json = options.json === true;
  const stop = printEvents(handle, json);
  const stopTriggers = printTriggers(engine, session);
  try {
    const work = chosenWork(handle, options);
    const rolls = rollsOf(session, work, true);
    const rolled = new Set([...rolls.values()].flatMap((roll) => roll.items));
    const failed = await afterRecovery(handle, options, rolled);
    if (failed !== null) return failed;
    const proposed = await answerProposal(engine, handle, json);
    if (proposed !== null) return proposed;
    if (work.some((item) => item.phaseKind === 'preflight')) {
      await driver.advance({ kind: 'checks' });
      await driver.whenStill();
    }
    for (const item of work) {
      const roll = rolls.get(item.id);
      if (roll === undefined && rolled.has(item)) continue;
      const code =
        roll === undefined
          ? await settle(engine, handle, item, options)
          : ((await passGates(engine, handle, item, options)) ??
            (await runRollingSection(handle, roll, options, () => answerProposal(engine, handle, json))));
      // A trigger may have been heard while the item ran or a person thought; its way back goes before everything else.
      const taken = await answerProposal(engine, handle, json);
      if (taken !== null) return taken;
      if (code !== null) return code;
    }
    if (options.phase !== undefined || options.target !== undefined || options.tag !== undefined)
      return exitCode.done;
    await driver.finish();
    return endOf(handle);
  } catch (error) {
    // Production is taken back, and whatever was begun beside it was refused for that.
    const taken = session.state.rollback === null ? null : await answerProposal(engine, handle, json);
    if (taken !== null) return taken;
    throw error;
  } finally {
    stop();
    stopTriggers();
  }
}

/** Brings one item to its end; an exit code when the walk must stop there. */
async function settle(
  engine: Engine,
  handle: DrivenRun,
  item: WorkItem,
  options: RunOptions,
): Promise<ExitCode | null> {
  const { session, driver } = handle;
  if (isItemSettled(session.state, item.id)) return null;
  const gate = await passGates(engine, handle, item, options);
  if (gate !== null) return gate;
  if (item.kind === 'manual') return tickByPerson(handle, item, options);
  if (isPassedOver(driver, item)) return null;
  const { status } = itemState(session.state, item.id);
  if (status === 'unknown' && item.settings?.idempotent !== true) {
    process.stderr.write(
      `${style.yellow('unknown outcome:')} ${printable(item.title)}\n  Look at the target, then decide in the console, or waive it.\n`,
    );
    return exitCode.needsPerson;
  }
  if (item.kind === 'check' && status !== 'pending' && status !== 'part-way')
    return promptAfterFailure(handle, item, options);
  const confirmed = await confirmDanger(handle, item, options);
  if (!confirmed) return exitCode.needsPerson;
  const outcome = await runUntilPassed(driver, item, { options: { confirmed } });
  return outcome === 'passed' || isPassedOver(driver, item)
    ? null
    : promptAfterFailure(handle, item, options);
}

async function tickByPerson(
  handle: DrivenRun,
  item: WorkItem,
  options: RunOptions,
): Promise<ExitCode | null> {
  if (options.yes === true) {
    await handle.driver.tick(item.id, 'confirmed beforehand with --yes');
    return null;
  }
  if (!canAsk()) {
    process.stderr.write(`a person must confirm: ${printable(item.title)}\n`);
    return exitCode.needsPerson;
  }
  const waive = waiverChoice(handle, item);
  for (;;) {
    const answer = await ask(`[ ] ${printable(item.title)} — [y]es, ${waive}[q]uit: `);
    if (answer === 'y') {
      await handle.driver.tick(item.id);
      return null;
    }
    if (answer === 'w' && waive !== '') {
      await askWaiver(handle, item);
      return null;
    }
    if (answer === 'q') return exitCode.needsPerson;
  }
}

function chosenWork(handle: DrivenRun, options: RunOptions): readonly WorkItem[] {
  const { session } = handle;
  const forward = session.work.filter((item) => isForward(item.phaseKind));
  const { target, tag } = options;
  const byTarget = forward.filter(
    (item) =>
      (target === undefined || session.placement[item.id] === target) &&
      (tag === undefined || item.settings?.tags?.includes(tag) === true),
  );
  if (tag !== undefined && byTarget.length === 0)
    throw new EngineError(
      'BAD_INPUT',
      `Nothing is tagged "${tag}". Nothing was run.`,
      'Tags are attributes of fences and items: { tag=NAME }.',
    );
  if (options.phase === undefined) return byTarget;
  const wanted = options.phase.map((phase) => phase.toLowerCase());
  const chosen = new Set(
    outlineOf(session.plan).flatMap((top) => {
      const whole = wanted.some((name) => top.phase.heading.toLowerCase().includes(name));
      return top.sections
        .filter((section) => whole || wanted.some((name) => section.heading.toLowerCase().includes(name)))
        .map((section) => section.id);
    }),
  );
  if (chosen.size === 0)
    throw new EngineError(
      'BAD_INPUT',
      `No phase is called "${options.phase.join('", "')}".`,
      '`slipway plan FILE` lists them.',
    );
  return byTarget.filter((item) => chosen.has(item.phase));
}

function endOf(handle: DrivenRun): ExitCode {
  const { state } = handle.session;
  if (state.status !== 'ended') return exitCode.needsPerson;
  if (state.rollback?.outcome === 'passed') return exitCode.rolledBack;
  return state.outcome === 'passed' ? exitCode.done : exitCode.failed;
}
