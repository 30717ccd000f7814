import { isForward, type WorkItem } from '../../plan/work.ts';
import type { Gate } from '../gates.ts';
import type { RunPlan } from '../run-plan.ts';
import type { RunState } from '../run-state.ts';

/** The gates in front of an item, in order. What is due before the release, and a rollback, have none. */
export function gatesBefore({ plan, gates }: RunPlan, item: WorkItem): readonly Gate[] {
  if (!isForward(item.phaseKind) || item.when === 'before') return [];
  const order = plan.phases.map(({ id }) => id);
  return gates.filter(
    ({ id, before }) =>
      id === 'deploy' || (item.when === 'after' && order.indexOf(before) <= order.indexOf(item.phase)),
  );
}

/** The first shut gate in front of an item; null where none is. */
export function shutGateBefore(plan: RunPlan, state: RunState, item: WorkItem): Gate | null {
  return gatesBefore(plan, item).find(({ id }) => state.gates[id] === undefined) ?? null;
}
