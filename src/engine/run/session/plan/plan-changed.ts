import type { EventBody } from '../../../../shared/journal/events.ts';
import { isForward } from '../../../../shared/plan/work.ts';
import { gateHolds } from '../../../../shared/run/gates.ts';
import type { RunPlan } from '../../../../shared/run/run-plan.ts';
import type { RunState } from '../../../../shared/run/run-state.ts';

/** What of `plan.changed` follows from the edited plan and the state: its items, and the open gates that it shuts again. */
export function planChanged(
  next: RunPlan,
  before: RunState,
  now: number,
): Omit<Extract<EventBody, { readonly type: 'plan.changed' }>, 'targets' | 'actor'> {
  const { plan, work, gates } = next;
  const state = { ...before, planHash: plan.hash };
  const shut = gates.filter(
    (gate) => state.gates[gate.id] !== undefined && gateHolds(gate, state, work, now).length > 0,
  );
  return {
    type: 'plan.changed',
    planHash: plan.hash,
    title: plan.title,
    version: plan.metadata.version ?? '',
    items: work.filter((item) => isForward(item.phaseKind)).map((item) => item.id),
    shut: shut.map((gate) => gate.id),
  };
}
