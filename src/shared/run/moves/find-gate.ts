import { isForward, type WorkItem } from '../../plan/work.ts';
import type { Gate } from '../gates.ts';
import type { RunPlan } from '../run-plan.ts';
import type { RunState } from '../run-state.ts';

/** The first shut gate in front of an item; null where none is. What is due before the release, and a rollback, have none. */
export function shutGateBefore({ plan, gates }: RunPlan, state: RunState, item: WorkItem): Gate | null {
  if (!isForward(item.phaseKind) || item.when === 'before') return null;
  const order = plan.phases.map(({ id }) => id);
  const stands = ({ id, before }: Gate): boolean =>
    id === 'deploy' || (item.when === 'after' && order.indexOf(before) <= order.indexOf(item.phase));
  return gates.find((gate) => state.gates[gate.id] === undefined && stands(gate)) ?? null;
}
