import type { Plan } from '../plan/plan.ts';
import { isForward, outlineOf, type TopPhase, type WorkItem, workOf } from '../plan/work.ts';
import type { Sidecar } from '../sidecar/sidecar.ts';
import { parseDuration } from '../text/duration.ts';
import { isItemSettled, type RunState } from './run-state.ts';

/** A stop in front of a top phase. It opens on a recorded decision, once nothing holds it. */
export interface Gate {
  /** `deploy` stands before the first deploying phase, `soak` behind the last. */
  readonly id: 'deploy' | 'soak';
  /** Id of the top phase the gate stands in front of. */
  readonly before: string;
  /** Work items that must be settled first. */
  readonly needs: readonly string[];
  /** Sign-off roles that must have been given first. */
  readonly roles: readonly string[];
  /** How long after the last deploying item the gate stays shut, in ms. */
  readonly soakMs: number;
  /** What of `needs` may be waived: kinds of items, or words of their titles; null for everything. */
  readonly waivable: readonly string[] | null;
}

/** The plan's gates in document order. A plan without a deploying phase has none. `all` is its work, where that is known already. */
export function gatesOf(plan: Plan, sidecar: Sidecar, all = workOf(plan)): readonly Gate[] {
  const work = all.filter((item) => isForward(item.phaseKind));
  const tops = outlineOf(plan);
  const deploys = tops.filter((top) => top.sections.some((section) => section.kind === 'deploy'));
  const first = deploys[0];
  const last = deploys.at(-1);
  if (first === undefined || last === undefined) return [];
  const gates: Gate[] = [];
  const before = tops.slice(0, tops.indexOf(first));
  const config = sidecar.gates?.deploy;
  const roles =
    config?.signoffs === 'all' ? plan.signoffs.map((signoff) => signoff.role) : (config?.signoffs ?? []);
  gates.push({
    id: 'deploy',
    before: first.phase.id,
    needs: inside(before, work),
    roles,
    soakMs: 0,
    waivable: config?.waivable ?? null,
  });
  const next = tops.slice(tops.indexOf(last) + 1).find((top) => hasForward(top, work));
  const soak = sidecar.gates?.soak;
  if (next !== undefined && soak !== undefined) {
    const soakMs = parseDuration(soak.for ?? '0s') ?? 0;
    gates.push({
      id: 'soak',
      before: next.phase.id,
      needs: inside(deploys, work),
      roles: [],
      soakMs,
      waivable: soak.waivable ?? null,
    });
  }
  return gates;
}

/** What still holds a gate, in words for a person; empty when it may be opened. `now` is epoch ms. */
export function gateHolds(
  gate: Gate,
  state: RunState,
  work: readonly WorkItem[],
  now: number,
): readonly string[] {
  const holds: string[] = [];
  const open = gate.needs.filter((id) => !isItemSettled(state, id));
  if (open.length > 0) {
    const first = work.find((item) => item.id === open[0]);
    holds.push(
      open.length === 1
        ? `1 item is open: ${first?.title ?? open[0]}`
        : `${open.length} items are open, the first: ${first?.title ?? open[0]}`,
    );
  }
  const unsigned = gate.roles.filter((role) => state.signoffs[role]?.planHash !== state.planHash);
  if (unsigned.length > 0) holds.push(`sign-off missing: ${unsigned.join(', ')}`);
  const left = (soakEnd(gate, state) ?? now) - now;
  if (left > 0) holds.push(`soaking for another ${Math.ceil(left / 1_000)} s`);
  return holds;
}

/** When a gate's soak is over, epoch ms; null where it has none, or it has not started because something before it is open. */
export function soakEnd(gate: Gate, state: RunState): number | null {
  if (gate.soakMs === 0 || !gate.needs.every((id) => isItemSettled(state, id))) return null;
  const ended = gate.needs.flatMap((id) => state.items[id]?.attempts.at(-1)?.endedAt ?? []);
  return Math.max(0, ...ended.map((at) => Date.parse(at))) + gate.soakMs;
}

function inside(tops: readonly TopPhase[], work: readonly WorkItem[]): readonly string[] {
  const sections = new Set(tops.flatMap((top) => top.sections.map((section) => section.id)));
  return work.filter((item) => sections.has(item.phase) && !item.follow).map((item) => item.id);
}

function hasForward(top: TopPhase, work: readonly WorkItem[]): boolean {
  return top.sections.some((section) => work.some((item) => item.phase === section.id));
}
