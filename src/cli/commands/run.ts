import { type DrivenRun, type Engine, EngineError } from '../../engine/index.ts';
import { isForward, outlineOf, type WorkItem } from '../../shared/plan/work.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printDocument } from '../print/print-document.ts';
import { printEvents } from '../print/print-events.ts';
import { printPaused } from '../print/print-paused.ts';
import { printSources } from '../print/print-sources.ts';
import { printTriggers } from '../print/print-triggers.ts';
import { style } from '../print/style-text.ts';
import { tellUnsigned } from '../print/tell-unsigned.ts';
import { answerProposal } from '../walk/answer-proposal.ts';
import { beginFresh } from '../walk/begin-fresh.ts';
import type { RunOptions } from '../walk/decide/run-options.ts';
import { hasKeyboard, lendKeyboard } from '../walk/lend-keyboard.ts';
import { raceRefusal } from '../walk/race-refusal.ts';
import { walkWork } from '../walk/walk.ts';
import * as words from '../words/run-words.ts';

/** `slipway run FILE`: a release from the terminal, or from CI. */
export async function runFile(engine: Engine, file: string, options: RunOptions): Promise<ExitCode> {
  engine.keyboard = hasKeyboard();
  engine.takesOver = options.takeOver ?? null;
  await beginFresh(engine, file, options);
  const handle = await engine.createRun(file);
  process.stderr.write(`${style.dim(words.runId(handle.session.run))}\n`);
  return raceRefusal(handle, walk(engine, handle, options));
}

/** `slipway resume RUN`: continues where a run stands, after asking the targets what became of what was under way. */
export async function resumeRun(engine: Engine, run: string, options: RunOptions): Promise<ExitCode> {
  engine.keyboard = hasKeyboard();
  engine.takesOver = options.takeOver ?? null;
  const handle = await engine.run(run);
  const { session } = handle;
  if (session.heldBy !== null)
    throw new EngineError('NOT_NOW', words.notResumed(session.heldBy), words.notResumedHint);
  if (session.state.status === 'ended') {
    process.stderr.write(`${words.hasEnded(session.state)}\n`);
    return session.state.outcome === 'passed' ? exitCode.done : exitCode.failed;
  }
  if (session.state.kind === 'rollback') {
    const stop = printEvents(handle, options.json === true);
    const keepKeyboard = lendKeyboard(handle);
    await engine.continueRollback(handle);
    keepKeyboard();
    stop();
    return session.state.status === 'paused' ? printPaused(session) : endOf(handle);
  }
  return raceRefusal(handle, walk(engine, handle, options));
}

/** Goes through the run, asking for what only a person can say, and ends it where all of it was walked. */
async function walk(engine: Engine, handle: DrivenRun, options: RunOptions): Promise<ExitCode> {
  const { driver, session } = handle;
  const json = options.json === true;
  const stop = printEvents(handle, json);
  const stopTriggers = printTriggers(engine, session);
  const stopSources = printSources(engine);
  const stopDocument = printDocument(engine, session.state.file);
  const keepKeyboard = lendKeyboard(handle);
  try {
    const code = await walkWork(engine, handle, chosenWork(handle, options), options);
    if (code !== null) return code;
    if (options.phase !== undefined || options.target !== undefined || options.tag !== undefined)
      return exitCode.done;
    await driver.finish();
    return await endOf(handle);
  } catch (error) {
    // The release is being rolled back, and whatever was started beside it was refused for that.
    const taken = session.state.rollback === null ? null : await answerProposal(engine, handle, json);
    if (taken !== null) return taken;
    throw error;
  } finally {
    stop();
    stopTriggers();
    stopSources();
    stopDocument();
    keepKeyboard();
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
    throw new EngineError('BAD_INPUT', words.noTag(tag), words.noTagHint);
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
  if (chosen.size === 0) throw new EngineError('BAD_INPUT', words.noPhase(options.phase), words.noPhaseHint);
  return byTarget.filter((item) => chosen.has(item.phase));
}

async function endOf(handle: DrivenRun): Promise<ExitCode> {
  await tellUnsigned(handle);
  const { state } = handle.session;
  if (state.status !== 'ended') return exitCode.needsPerson;
  if (state.rollback?.outcome === 'passed') return exitCode.rolledBack;
  return state.outcome === 'passed' ? exitCode.done : exitCode.failed;
}
