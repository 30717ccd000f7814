import type { Plan } from '../plan/plan.ts';
import { inStages, isForward, outlineOf, type WorkItem, workOf } from '../plan/work.ts';
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
  /** Who asks for them. What only the document names can be waived with a reason; what the sidecar demands cannot. */
  readonly rolesFrom: 'document' | 'sidecar';
  /** How long after the last deploying item the gate stays shut, in ms. */
  readonly soakMs: number;
  /** What of `needs` may be waived: kinds of items, or words of their titles; null for everything. */
  readonly waivable: readonly string[] | null;
}

/** The plan's gates. A plan that changes nothing has none. `all` is its work, where that is known already. */
export function gatesOf(plan: Plan, sidecar: Sidecar, all = workOf(plan)): readonly Gate[] {
  const work = inStages(all.filter((item) => isForward(item.phaseKind)));
  const tops = outlineOf(plan);
  const topOf = (item: WorkItem): number =>
    tops.findIndex(({ sections }) => sections.some(({ id }) => id === item.phase));
  const changes = work.filter(({ when }) => when === 'change');
  const first = tops[Math.min(...changes.map(topOf))];
  if (first === undefined) return [];
  const config = sidecar.gates?.deploy;
  const named = [...new Set(plan.signoffs.map(({ role }) => role))];
  const asked = config?.signoffs ?? 'all';
  const deploy: Gate = {
    id: 'deploy',
    before: first.phase.id,
    needs: idsOf(work.filter(({ when }) => when === 'before')),
    roles: asked === 'all' ? named : asked,
    rolesFrom: config?.signoffs === undefined ? 'document' : 'sidecar',
    soakMs: 0,
    waivable: config?.waivable ?? null,
  };
  const last = Math.max(...changes.map(topOf));
  const next =
    tops[
      work
        .filter(({ when }) => when === 'after')
        .map(topOf)
        .find((top) => top > last) ?? -1
    ];
  const soak = sidecar.gates?.soak;
  if (next === undefined || soak === undefined) return [deploy];
  const deploying = new Set(changes.map(topOf));
  const needs = idsOf(work.filter((item) => item.when !== 'before' && deploying.has(topOf(item))));
  const soakMs = parseDuration(soak.for ?? '0s') ?? 0;
  return [
    deploy,
    {
      id: 'soak',
      before: next.phase.id,
      needs,
      roles: [],
      rolesFrom: 'sidecar',
      soakMs,
      waivable: soak.waivable ?? null,
    },
  ];
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
  const unsigned = missingRoles(gate, state);
  if (unsigned.length > 0) holds.push(`sign-off missing: ${unsigned.join(', ')}`);
  const left = (soakEnd(gate, state) ?? now) - now;
  if (left > 0) holds.push(`soaking for another ${Math.ceil(left / 1_000)} s`);
  return holds;
}

/** The roles of a gate that have neither signed this very plan nor been waived. */
export function missingRoles(gate: Gate, state: RunState): readonly string[] {
  return gate.roles.filter(
    (role) => state.signoffs[role]?.planHash !== state.planHash && state.signoffWaivers?.[role] === undefined,
  );
}

/** When a gate's soak is over, epoch ms; null where it has none, or it has not started because something before it is open. */
export function soakEnd(gate: Gate, state: RunState): number | null {
  if (gate.soakMs === 0 || !gate.needs.every((id) => isItemSettled(state, id))) return null;
  const ended = gate.needs.flatMap((id) => state.items[id]?.attempts.at(-1)?.endedAt ?? []);
  return Math.max(0, ...ended.map((at) => Date.parse(at))) + gate.soakMs;
}

function idsOf(work: readonly WorkItem[]): readonly string[] {
  return work.filter(({ follow }) => !follow).map(({ id }) => id);
}
