import {
  carryOut,
  type DrivenRun,
  type Engine,
  type RunSession,
  runUntilPassed,
} from '../../engine/index.ts';
import type { WorkItem } from '../../shared/plan/work.ts';
import { asksAtKeyboard } from '../../shared/run/asks-at-keyboard.ts';
import type { Due, Wait } from '../../shared/run/moves/due.ts';
import { earlyChecks } from '../../shared/run/moves/early-checks.ts';
import { itemState } from '../../shared/run/run-state.ts';
import { assertNever } from '../../shared/text/assert-never.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/walk-words.ts';
import { answerProposal } from './answer-proposal.ts';
import { answerQuestion } from './decide/answer-question.ts';
import { confirmPreparation } from './decide/confirm-preparation.ts';
import type { RunOptions } from './decide/run-options.ts';
import { hasKeyboard } from './lend-keyboard.ts';
import { openGate } from './open-gate.ts';
import { confirmDanger, promptAfterFailure } from './prompt-after-failure.ts';
import { waitForRule } from './rule/wait-for-rule.ts';
import { resumeRollingSection, runRollingSection } from './run-rolling-section.ts';
import { tickByHand } from './tick-by-hand.ts';

/** A walk from the terminal: what it goes through, how, and what it has run so far. */
interface TerminalWalk {
  readonly engine: Engine;
  readonly handle: DrivenRun;
  readonly options: RunOptions;
  readonly tried: Set<string>;
}

/**
 * Goes through `work`, doing what is due and asking for what only a person can say; an exit code when the walk must stop
 * there, null once nothing is left to do. Checks of the preflight run before anything is asked.
 */
export async function walkWork(
  engine: Engine,
  handle: DrivenRun,
  work: readonly WorkItem[],
  options: RunOptions,
): Promise<ExitCode | null> {
  const walk: TerminalWalk = { engine, handle, options, tried: new Set() };
  const recovered = await afterRecovery(walk, work);
  if (recovered !== null) return recovered;
  const early = new Set(earlyChecks(handle.session));
  const ahead = work.filter((item) => early.has(item));
  return (await walkThrough(walk, ahead, false)) ?? (await walkThrough(walk, work, true));
}

async function walkThrough(
  walk: TerminalWalk,
  items: readonly WorkItem[],
  attended: boolean,
): Promise<ExitCode | null> {
  const { engine, handle, options, tried } = walk;
  for (;;) {
    // A trigger may have been heard while an item ran or a person thought; its rollback goes before everything else.
    const taken = await answerProposal(engine, handle, options.json === true);
    if (taken !== null) return taken;
    const due = handle.session.moves.due({ items, tried, attended });
    if (due.kind === 'done') return null;
    const code = due.kind === 'wait' ? await answerWait(walk, due.wait) : await doDue(walk, due);
    if (code !== null) return code;
  }
}

async function doDue(
  walk: TerminalWalk,
  due: Exclude<Due, { readonly kind: 'wait' | 'done' }>,
): Promise<ExitCode | null> {
  const { engine, handle, options, tried } = walk;
  if (due.kind === 'roll') {
    if (due.roll.items.some((item) => lacksKeyboard(handle, item))) return exitCode.needsPerson;
    for (const item of due.roll.items) tried.add(item.id);
    return runRollingSection(handle, due.roll, options, () =>
      answerProposal(engine, handle, options.json === true),
    );
  }
  if (due.kind === 'run' && lacksKeyboard(handle, due.item)) return exitCode.needsPerson;
  await carryOut(handle.driver, due, { tried, isStopped: () => false });
  return null;
}

/** Asks for what a walk waits for; null once it is settled. */
async function answerWait(walk: TerminalWalk, wait: Wait): Promise<ExitCode | null> {
  const { engine, handle, options } = walk;
  switch (wait.for) {
    case 'gate':
      return openGate(engine, handle, wait.gate, options);
    case 'choice':
      return answerQuestion(handle, wait.question);
    case 'preparation':
      return confirmPreparation(handle, wait.items, options);
    case 'rule':
      return waitForRule(engine, handle, wait, options);
    case 'manual':
      return tickByHand(engine, handle, wait.item, options);
    case 'confirmation':
      return runConfirmed(walk, wait.item);
    case 'failed':
      return promptAfterFailure(handle, wait.item, options);
    case 'unknown':
      process.stderr.write(
        `${style.yellow(words.unknownOutcome)} ${printable(wait.item.title)}\n  ${words.unknownAdvice}\n`,
      );
      return exitCode.needsPerson;
    case 'proposal':
    case 'rollback':
      // Answered before anything else is done.
      return null;
    default:
      return assertNever(wait);
  }
}

/** Whether a command would ask and nobody could answer; says so. */
function lacksKeyboard({ session }: DrivenRun, item: WorkItem): boolean {
  if (!asksAtKeyboard(item) || (hasKeyboard() && !isOnGroup(session, item))) return false;
  process.stderr.write(`${words.needsKeyboard(printable(item.title), session.run)}\n`);
  return true;
}

/** A keyboard speaks to one command at a time. */
function isOnGroup({ placement, targets }: RunSession, { id }: WorkItem): boolean {
  return targets.group(placement[id] ?? '') !== null;
}

async function runConfirmed(
  { handle, options, tried }: TerminalWalk,
  item: WorkItem,
): Promise<ExitCode | null> {
  if (lacksKeyboard(handle, item) || !(await confirmDanger(handle, item, options)))
    return exitCode.needsPerson;
  tried.add(item.id);
  await runUntilPassed(handle.driver, item, { options: { confirmed: true } });
  return null;
}

/** Reports what was running when the console ended and has failed since, before anything is tried again. */
async function afterRecovery(
  { handle, options, tried }: TerminalWalk,
  work: readonly WorkItem[],
): Promise<ExitCode | null> {
  const { session, driver } = handle;
  for (const id of driver.recovered) {
    await driver.live(id)?.done;
    const { status } = itemState(session.state, id);
    if (status !== 'failed' && status !== 'timed-out') continue;
    const item = session.item(id);
    const isRolled = session.rolls(work, true).some(({ items }) => items.includes(item));
    if (!isRolled) tried.add(id);
    const code = await promptAfterFailure(handle, item, options, isRolled ? resumeRollingSection : undefined);
    if (code !== null) return code;
  }
  return null;
}
