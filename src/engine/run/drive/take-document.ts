import { dirname } from 'node:path';
import { comparePlans, type PlanChange } from '../../../shared/plan/plan-change.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { mustHold, readChecklist } from '../../plan/read-checklist.ts';
import { expandInventories } from '../../targets/read-inventory.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';
import type { ActiveRun } from './active-run.ts';

/** What the document on disk would change in a run; null when it is the plan the run goes by, or is not there. */
export async function changeOf(session: RunSession): Promise<PlanChange | null> {
  if (session.state.kind !== 'release' || session.state.status === 'ended') return null;
  const now = await readChecklist(session.state.file).catch((error: unknown) => {
    // Gone or unreadable: the run keeps its plan, and the console learns of that from the watch.
    if (error instanceof EngineError) return null;
    throw error;
  });
  return now === null || now.plan.hash === session.plan.hash ? null : comparePlans(session.plan, now.plan);
}

/**
 * Lets a release continue with its document as it is on disk now. Refused while anything runs or after a rollback was started: what
 * is under way must end under the plan it was started with.
 */
export async function takeDocument(handle: ActiveRun): Promise<void> {
  const { session, driver } = handle;
  const { file, text, plan, sidecar } = await readChecklist(session.state.file);
  mustHold(sidecar, words.takesNothing);
  const pinned = await expandInventories(sidecar.sidecar, dirname(file));
  // Asked last: reading takes a while, and something may have started meanwhile.
  if (session.state.kind !== 'release' || session.state.status === 'ended')
    throw new EngineError('NOT_NOW', words.onlyOpenRelease);
  if (session.state.rollback !== null)
    throw new EngineError('NOT_NOW', words.rollbackStarted, words.rollbackStartedHint);
  if (driver.isBusy) throw new EngineError('NOT_NOW', words.stepRunning, words.stepRunningHint);
  // From here to the event on disk nothing may begin: what does, waits and meets the new plan.
  await driver.starts.alone(() => session.takePlan(text, plan, pinned));
}
