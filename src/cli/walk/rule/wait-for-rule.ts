import { type DrivenRun, type Engine, waitRule } from '../../../engine/index.ts';
import type { Wait } from '../../../shared/run/moves/due.ts';
import { ruleWaitMs } from '../../../shared/run/moves/rule-boxes.ts';
import { canAsk } from '../../ask/ask.ts';
import { type ExitCode, exitCode } from '../../print/exit-codes.ts';
import { formatTime } from '../../print/format-time.ts';
import { printable, style } from '../../print/style-text.ts';
import * as words from '../../words/rule-box-words.ts';
import { onInterrupt } from '../decide/on-interrupt.ts';
import type { RunOptions } from '../decide/run-options.ts';
import { askBesideRule } from './ask-beside-rule.ts';
import { printRules } from './print-rules.ts';

/**
 * Waits for the alert rules of a box to tick it: beside a question where a person is at the terminal, else up to a limit that is said. An exit
 * code when the walk must stop there; null once it is ticked, or waits for something else.
 */
export async function waitForRule(
  engine: Engine,
  handle: DrivenRun,
  { item, rules }: Extract<Wait, { readonly for: 'rule' }>,
  options: RunOptions,
): Promise<ExitCode | null> {
  const { session } = handle;
  const watch = engine.watch(handle);
  const isAsked = options.yes !== true && canAsk();
  const until = isAsked ? null : session.clock.now() + ruleWaitMs(session.runPlan, rules);
  const title = printable(item.title);
  const told = words.waiting(title, rules.map(printable), until === null ? null : formatTime(until));
  process.stderr.write(`${style.yellow(told)}\n`);
  printRules(watch.alerts, rules);
  if (isAsked) return askBesideRule(handle, item);
  process.stderr.write(style.dim(`${words.leave(session.run)}\n`));
  let isLeft = false;
  const stop = onInterrupt(session, () => {
    isLeft = true;
  });
  const end = await waitRule(session, { item: item.id, until, isStopped: () => isLeft }).finally(stop);
  if (end === 'given-up') {
    process.stderr.write(`\n${words.stoppedWaiting(session.run)}\n`);
    return exitCode.needsPerson;
  }
  // What fired on the way is said where the box becomes a person's.
  if (end !== 'over') return null;
  process.stderr.write(`${words.needsPerson(title, session.run)}\n`);
  printRules(watch.alerts, rules);
  return exitCode.needsPerson;
}
