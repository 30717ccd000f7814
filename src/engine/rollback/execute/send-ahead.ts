import type { WorkItem } from '../../../shared/plan/work.ts';
import type { LiveAttempt } from '../../run/attempt/live-attempt.ts';
import type { ActiveRun } from '../../run/drive/active-run.ts';
import { movesOnce } from '../../run/start/moves-once.ts';

/** What is sent: the steps of a rollback in order, behind one that is under way. */
export interface Ahead {
  readonly run: ActiveRun;
  readonly steps: readonly WorkItem[];
  readonly first: LiveAttempt;
  /** Ids of the steps that have passed. */
  readonly passed: ReadonlySet<string>;
}

/**
 * Sends the steps behind one that is under way to their server, as far as each needs nothing but that the one before it passes: on
 * a slow line they cost one round trip together. Resolves once the first has ended, or nothing more can be sent.
 */
export async function sendAhead({ run, steps, first, passed }: Ahead): Promise<void> {
  const { session, driver } = run;
  const by = [...passed, first.item.id];
  let before = first;
  let isOver = false;
  void first.known.then(() => {
    isOver = true;
  });
  while (!isOver && session.state.status === 'running') {
    const due = movesOnce(session, by).due({
      items: steps.filter(({ id }) => !by.includes(id)),
      tried: new Set(by),
      attended: true,
    });
    if (due.kind !== 'run') return;
    const { id } = due.item;
    const next = driver.live(id) ?? (await driver.sendBehind(id, before, by));
    if (next === null) return;
    by.push(id);
    before = next;
  }
}
