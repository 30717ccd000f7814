import { type DrivenRun, runUntilPassed } from '../../engine/index.ts';
import type { WorkItem } from '../../shared/plan/work.ts';
import { dangerSentence, needsConfirmation } from '../../shared/run/needs-confirmation.ts';
import { itemState } from '../../shared/run/run-state.ts';
import { ask, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/walk-words.ts';
import type { RunOptions } from './decide/run-options.ts';
import { askWaiver, waiverChoice } from './decide/waiver.ts';

/** What is dangerous in production runs only when a person has read it and says so; --yes does not say so. */
export async function confirmDanger(
  handle: DrivenRun,
  item: WorkItem,
  options: RunOptions,
): Promise<boolean> {
  if (!needsConfirmation(item, handle.session.state) || options.allowDangerous === true) return true;
  process.stderr.write(
    `${style.red(words.dangerous(printable(dangerSentence(item))))}\n  ${printable(item.command ?? '')}  @ ${handle.session.placement[item.id] ?? '?'}\n`,
  );
  if (!canAsk()) {
    process.stderr.write(`${words.needsConfirmation}\n`);
    return false;
  }
  return (await ask(words.askDanger)) === 'yes';
}

/** Asks what to do about an item that did not pass; an exit code when the walk must stop there. `again` is how it is retried. */
export async function promptAfterFailure(
  handle: DrivenRun,
  item: WorkItem,
  options: RunOptions,
  again = (): Promise<ExitCode | null> => tryAgain(handle, item, options),
): Promise<ExitCode | null> {
  const { session } = handle;
  const { status } = itemState(session.state, item.id);
  if (session.state.rollback !== null) return exitCode.failed;
  if (!canAsk()) {
    process.stderr.write(
      `${style.red(words.ended(status))} ${words.stopped(printable(item.title), session.run)}\n`,
    );
    return status === 'unknown' ? exitCode.needsPerson : exitCode.failed;
  }
  const waive = waiverChoice(handle, item);
  for (;;) {
    const answer = await ask(
      `${style.red(words.ended(status))} ${words.askAfterFailure(printable(item.title), waive)}`,
    );
    if (answer === 'q') return exitCode.failed;
    if (answer === 'w' && waive !== '') {
      await askWaiver(handle, item);
      return null;
    }
    if (answer === 'r' && status !== 'unknown' && (await confirmDanger(handle, item, options))) {
      session.targets.allowRetryAfterRefusal();
      return again();
    }
  }
}

async function tryAgain(handle: DrivenRun, item: WorkItem, options: RunOptions): Promise<ExitCode | null> {
  const outcome = await runUntilPassed(handle.driver, item, { options: { confirmed: true } });
  return outcome === 'passed' ? null : promptAfterFailure(handle, item, options);
}
