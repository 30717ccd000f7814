import type { WorkItem } from '../../plan/work.ts';
import { isItemSettled, itemState, type RunState } from '../run-state.ts';

/** Who ticks a box once its commands have passed. */
export const byItsCommands = 'slipway';

/** Whether all of some commands, by id, have passed, but for those that were chosen against. */
function havePassed(state: RunState, held: readonly string[]): boolean {
  const statuses = held.map((id) => itemState(state, id).status);
  return statuses.includes('passed') && statuses.every((each) => each === 'passed' || each === 'skipped');
}

/** Whether nobody has to tick a box by hand: its commands are still to run, or have passed and tick it. */
export function isLeftToItsCommands(state: RunState, { holds = [] }: WorkItem): boolean {
  return holds.some((id) => !isItemSettled(state, id)) || havePassed(state, holds);
}

/** What becomes of boxes because of what became of their commands: ids of those to tick, and of those to open again. */
export interface BoxChanges {
  readonly tick: readonly string[];
  readonly untick: readonly string[];
}

/**
 * A box is ticked when its commands have passed. Where one was waived, a person says whether the box is done. A box that was ticked
 * so is opened again when one of its commands fails after all. Pure.
 */
export function boxChanges(work: readonly WorkItem[], state: RunState): BoxChanges {
  const tick: string[] = [];
  const untick: string[] = [];
  for (const { id: box, holds = [] } of work) {
    if (holds.length === 0) continue;
    const { status, tick: own } = itemState(state, box);
    if (status === 'pending' && havePassed(state, holds)) tick.push(box);
    const isOurs = status === 'passed' && own?.actor === byItsCommands && own.evidence === undefined;
    if (isOurs && holds.some((id) => itemState(state, id).status === 'failed')) untick.push(box);
  }
  return { tick, untick };
}
