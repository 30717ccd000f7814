import { isForward, type WorkItem } from '../../../shared/plan/work.ts';
import { type Due, type Wait, waitWords } from '../../../shared/run/moves/due.ts';
import { earlyChecks } from '../../../shared/run/moves/early-checks.ts';
import { ruleWaitMs } from '../../../shared/run/moves/rule-boxes.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { settleBoxes } from '../attempt/settle-boxes.ts';
import type { RunDriver, Until } from '../drive/run-driver.ts';
import { setPaused } from '../drive/run-status.ts';
import { waitRule } from '../drive/wait-rule.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';
import { carryOut } from './carry-out.ts';

/**
 * Walks a run on by itself until the end of what was asked for, a gate, or anything that needs a person; the run is then
 * paused with the reason. A box that a rule ticks is waited for. `isStopped` is asked before anything further starts; what runs continues to its end.
 */
export async function advance(driver: RunDriver, until: Until, isStopped: () => boolean): Promise<void> {
  const { session } = driver;
  const tried = new Set<string>();
  // A console may have ended between the last command of a box and its tick.
  await settleBoxes(session);
  while (!isStopped()) {
    const due = session.moves.due({ items: itemsOf(session, until), tried, attended: false });
    const reason = await take(driver, due, { tried, isStopped });
    if (reason === 'over') return;
    if (reason !== 'go-on') return setPaused(session, reason.pause);
  }
}

type Step = 'go-on' | 'over' | { readonly pause: string };

async function take(
  driver: RunDriver,
  due: Due,
  walk: { readonly tried: Set<string>; readonly isStopped: () => boolean },
): Promise<Step> {
  const { session } = driver;
  if (due.kind === 'done') return 'over';
  if (due.kind === 'wait') {
    const { wait } = due;
    // Opening a gate is a person's next move, and a rollback has the run already: neither pauses it.
    if (wait.for === 'gate' || wait.for === 'rollback') return 'over';
    if (wait.for === 'rule') return awaitRule(session, wait, walk.isStopped);
    return { pause: waitWords(wait, session.state) };
  }
  try {
    const reason = await carryOut(driver, due, walk);
    return reason === null ? 'go-on' : { pause: reason };
  } catch (error) {
    return { pause: errorText(error) };
  }
}

/** A box that its rules did not tick in time waits for a person, as every other box does. */
async function awaitRule(
  session: RunSession,
  { item, rules }: Extract<Wait, { readonly for: 'rule' }>,
  isStopped: () => boolean,
): Promise<Step> {
  const until = session.clock.now() + ruleWaitMs(session.runPlan, rules);
  const end = await waitRule(session, { item: item.id, until, isStopped });
  return end === 'over' ? { pause: words.ruleNotEvaluated(item.title, rules) } : 'go-on';
}

function itemsOf(session: RunSession, until: Until): readonly WorkItem[] {
  const { work } = session;
  switch (until.kind) {
    case 'checks':
      return earlyChecks(session);
    case 'prepare':
      return work.filter((item) => item.when === 'before');
    case 'section':
      return work.filter((item) => item.phase === until.section);
    case 'gate':
      return work.filter((item) => isForward(item.phaseKind));
  }
}
