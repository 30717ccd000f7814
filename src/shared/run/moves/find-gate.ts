import { isForward, type WorkItem } from '../../plan/work.ts';
import type { Gate } from '../gates.ts';
import type { RunPlan } from '../run-plan.ts';
import type { RunState } from '../run-state.ts';

/** The first shut gate in front of an item; null where none is. Preflight and rollback items have no gate in front of them. */
export function shutGateBefore({ plan, gates }: RunPlan, state: RunState, item: WorkItem): Gate | null {
  if (!isForward(item.phaseKind) || item.phaseKind === 'preflight') return null;
  const order = plan.phases.map(({ id }) => id);
  const place = order.indexOf(item.phase);
  return (
    gates.find(({ id, before }) => order.indexOf(before) <= place && state.gates[id] === undefined) ?? null
  );
}
