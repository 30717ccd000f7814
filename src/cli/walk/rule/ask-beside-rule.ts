import { type DrivenRun, waitRule } from '../../../engine/index.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { askUntil } from '../../ask/ask.ts';
import { type ExitCode, exitCode } from '../../print/exit-codes.ts';
import { printable } from '../../print/style-text.ts';
import * as words from '../../words/rule-box-words.ts';
import { askWaiver, waiverChoice } from '../decide/waiver.ts';
import { tickWithReason } from './tick-with-reason.ts';

/** Asks the person at the terminal about a box, until its rule ticks it or it is a person's anyway; an exit code when they leave. */
export async function askBesideRule(handle: DrivenRun, item: WorkItem): Promise<ExitCode | null> {
  const past = new AbortController();
  const isOver = (): boolean => past.signal.aborted;
  const waited = waitRule(handle.session, { item: item.id, until: null, isStopped: isOver });
  void waited.then(() => past.abort());
  const waive = waiverChoice(handle, item);
  try {
    while (!isOver()) {
      const answer = await askUntil(words.ask(printable(item.title), waive), past.signal);
      if (answer === 'q') return exitCode.needsPerson;
      if (answer === 'y' && (await tickWithReason(handle, item))) return null;
      if (answer === 'w' && waive !== '') {
        await askWaiver(handle, item);
        return null;
      }
    }
    return null;
  } finally {
    past.abort();
    await waited;
  }
}
