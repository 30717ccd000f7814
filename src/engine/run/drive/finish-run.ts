import type { Outcome } from '../../../shared/journal/outcome.ts';
import { isForward } from '../../../shared/plan/work.ts';
import { isItemSettled } from '../../../shared/run/run-state.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';

/** Writes a run's last event: its outcome, from its items and from what became of its rollback. */
export async function finishRun(session: RunSession): Promise<Outcome> {
  const forward = session.work.filter((item) => isForward(item.phaseKind) && !item.follow);
  const open = forward.filter((item) => !isItemSettled(session.state, item.id));
  const rolledBack = session.state.rollback?.outcome === 'passed';
  const outcome: Outcome = open.length === 0 && !rolledBack ? 'passed' : rolledBack ? 'failed' : 'cancelled';
  const summary = rolledBack
    ? words.releaseBack
    : open.length === 0
      ? words.allSettled(forward.length)
      : words.leftOpen(open.length, forward.length);
  await session.append({ type: 'run.ended', outcome, summary });
  return outcome;
}
