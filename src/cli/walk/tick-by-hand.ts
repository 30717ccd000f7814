import type { DrivenRun, Engine } from '../../engine/index.ts';
import type { WorkItem } from '../../shared/plan/work.ts';
import { ask, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable } from '../print/style-text.ts';
import * as rule from '../words/rule-box-words.ts';
import * as words from '../words/walk-words.ts';
import type { RunOptions } from './decide/run-options.ts';
import { askWaiver, waiverChoice } from './decide/waiver.ts';
import { printRules } from './rule/print-rules.ts';
import { tickWithReason } from './rule/tick-with-reason.ts';

/**
 * Asks the person at the terminal to tick a box; an exit code when the walk must stop there. What a rule watches is never confirmed in advance,
 * and is ticked with a reason.
 */
export async function tickByHand(
  engine: Engine,
  handle: DrivenRun,
  item: WorkItem,
  options: RunOptions,
): Promise<ExitCode | null> {
  const { driver, session } = handle;
  const rules = session.runPlan.ruleBoxes[item.id] ?? [];
  printCode(item);
  // What has no box is done at its place among the commands: nobody can have done it beforehand.
  if (options.yes === true && item.boxed && rules.length === 0) {
    await driver.tick(item.id, words.tickedAhead);
    return null;
  }
  if (canAsk()) return askTick(handle, item, rules.length > 0);
  const needs = rules.length === 0 ? words.needsTick : rule.needsPerson;
  process.stderr.write(`${needs(printable(item.title), session.run)}\n`);
  if (rules.length > 0) printRules(engine.watch(handle).alerts, rules);
  return exitCode.needsPerson;
}

function printCode({ code }: WorkItem): void {
  if (code === undefined) return;
  const lines = code.split('\n').map((line) => `    ${printable(line)}`);
  process.stderr.write(`${lines.join('\n')}\n`);
}

async function askTick(handle: DrivenRun, item: WorkItem, isWatched: boolean): Promise<ExitCode | null> {
  const waive = waiverChoice(handle, item);
  for (;;) {
    const answer = await ask(words.askTick(printable(item.title), waive, item.checked));
    if (answer === 'y' && isWatched && !(await tickWithReason(handle, item))) continue;
    if (answer === 'y') {
      if (!isWatched) await handle.driver.tick(item.id);
      return null;
    }
    if (answer === 'w' && waive !== '') {
      await askWaiver(handle, item);
      return null;
    }
    if (answer === 'q') return exitCode.needsPerson;
  }
}
