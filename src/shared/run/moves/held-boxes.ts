import type { WorkItem } from '../../plan/work.ts';
import { isItemSettled, itemState, type RunState } from '../run-state.ts';

/** Who ticks a box once its commands have passed. */
export const byItsCommands = 'slipway';

/** The commands below a box that are what it asks for; none where it is ticked for its own sake. */
function heldBy({ holds }: WorkItem, work: readonly WorkItem[]): readonly WorkItem[] {
  if (holds === undefined) return [];
  return work.filter(({ source, kind, follow }) => kind === 'step' && !follow && holds.includes(source));
}

/** Whether all of some commands have passed, but for those that were chosen against. */
function havePassed(state: RunState, held: readonly WorkItem[]): boolean {
  const statuses = held.map(({ id }) => itemState(state, id).status);
  return statuses.includes('passed') && statuses.every((each) => each === 'passed' || each === 'skipped');
}

/** Whether nobody has to tick a box by hand: its commands are still to run, or have passed and tick it. */
export function isLeftToItsCommands(state: RunState, box: WorkItem, work: readonly WorkItem[]): boolean {
  const held = heldBy(box, work);
  return held.some(({ id }) => !isItemSettled(state, id)) || havePassed(state, held);
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
  for (const box of work) {
    const held = heldBy(box, work);
    if (held.length === 0) continue;
    const { status, tick: own } = itemState(state, box.id);
    if (status === 'pending' && havePassed(state, held)) tick.push(box.id);
    const isOurs = status === 'passed' && own?.actor === byItsCommands && own.evidence === undefined;
    if (isOurs && held.some(({ id }) => itemState(state, id).status === 'failed')) untick.push(box.id);
  }
  return { tick, untick };
}
