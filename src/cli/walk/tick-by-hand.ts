import type { DrivenRun } from '../../engine/index.ts';
import type { WorkItem } from '../../shared/plan/work.ts';
import { ask, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable } from '../print/style-text.ts';
import * as words from '../words/walk-words.ts';
import type { RunOptions } from './decide/run-options.ts';
import { askWaiver, waiverChoice } from './waiver.ts';

/** Asks the person at the terminal to tick a box; an exit code when the walk must stop there. */
export async function tickByHand(
  handle: DrivenRun,
  item: WorkItem,
  options: RunOptions,
): Promise<ExitCode | null> {
  if (item.code !== undefined)
    process.stderr.write(
      `${item.code
        .split('\n')
        .map((line) => `    ${printable(line)}`)
        .join('\n')}\n`,
    );
  // What has no box is done at its place among the commands: nobody can have done it beforehand.
  if (options.yes === true && item.boxed) {
    await handle.driver.tick(item.id, words.tickedAhead);
    return null;
  }
  if (!canAsk()) {
    process.stderr.write(`${words.needsTick(printable(item.title), handle.session.run)}\n`);
    return exitCode.needsPerson;
  }
  const waive = waiverChoice(handle, item);
  for (;;) {
    const answer = await ask(words.askTick(printable(item.title), waive, item.checked));
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
