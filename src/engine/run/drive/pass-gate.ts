import type { WorkItem } from '../../../shared/plan/work.ts';
import { isForward } from '../../../shared/plan/work.ts';
import { waiverRefusal } from '../../../shared/run/waivers.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { RunSession } from '../session/run-session.ts';

/** The first shut gate that stands before the item, if any. */
export function shutGateBefore(session: RunSession, item: WorkItem): string | null {
  const order = session.plan.phases;
  const place = order.findIndex((phase) => phase.id === item.phase);
  const gate = session.gates.find(
    (candidate) =>
      order.findIndex((phase) => phase.id === candidate.before) <= place &&
      session.state.gates[candidate.id] === undefined,
  );
  return gate?.id ?? null;
}

/** Throws what still holds the gate in front of an item; preflight items and those of the way back stand before none. */
export function mustPassGate(session: RunSession, item: WorkItem): void {
  if (!isForward(item.phaseKind) || item.phaseKind === 'preflight') return;
  const gate = shutGateBefore(session, item);
  if (gate === null) return;
  const holds = session.holds(session.gate(gate));
  throw new EngineError(
    'NOT_NOW',
    `"${item.title}" stands behind the ${gate} gate, which is shut${holds.length === 0 ? '' : `: ${holds.join('; ')}`}.`,
    holds.length === 0 ? 'Open the gate first.' : 'Pass or waive what is open, then open the gate.',
  );
}

/** Throws why an item may not be waived, or that a reason is missing. */
export function mustBeWaivable(session: RunSession, item: WorkItem, reason: string): void {
  if (reason.trim() === '') throw new EngineError('BAD_INPUT', 'A waiver needs a reason.');
  const refusal = waiverRefusal(item, session.gates);
  if (refusal === null) return;
  throw new EngineError(
    'NOT_NOW',
    `"${item.title}" cannot be waived: ${refusal}. Nothing was recorded.`,
    'Let it pass, or have who keeps the checklist change that.',
  );
}
