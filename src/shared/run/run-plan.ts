import type { Plan } from '../plan/plan.ts';
import { outlineOf, type TopPhase, type WorkItem, workOf } from '../plan/work.ts';
import { assignTargets } from '../sidecar/assign-targets.ts';
import { type Group, groupOf } from '../sidecar/groups.ts';
import type { Sidecar } from '../sidecar/sidecar.ts';
import { type Gate, gatesOf } from './gates.ts';

/** The boxes that alert rules tick, by the id of the item: the words of their rules. */
export type RuleBoxes = Readonly<Record<string, readonly string[]>>;

/** A plan with everything that follows from it and its sidecar; replaced whole when a run takes an edited document. */
export interface RunPlan {
  readonly plan: Plan;
  readonly sidecar: Sidecar;
  readonly work: readonly WorkItem[];
  readonly byId: ReadonlyMap<string, WorkItem>;
  readonly bySection: ReadonlyMap<string, readonly WorkItem[]>;
  readonly outline: readonly TopPhase[];
  /** By item: the target its command runs on; null where that is not decided. */
  readonly placement: Readonly<Record<string, string | null>>;
  readonly gates: readonly Gate[];
  /** The boxes that alert rules tick; the engine says which, because it knows what is measured. */
  readonly ruleBoxes: RuleBoxes;
  /** The group an item runs on; null where its target is a single host, or none is decided. */
  groupOf(item: WorkItem): Group | null;
}

/** Derives what a run needs of a plan, for the engine that runs it and the window that draws it. Pure. */
export function deriveRunPlan(plan: Plan, sidecar: Sidecar, ruleBoxes: RuleBoxes = {}): RunPlan {
  const work = workOf(plan);
  const placement = assignTargets(plan, sidecar, work);
  return {
    plan,
    sidecar,
    work,
    byId: new Map(work.map((item) => [item.id, item])),
    bySection: Map.groupBy(work, (item) => item.phase),
    outline: outlineOf(plan),
    placement,
    gates: gatesOf(plan, sidecar, work),
    ruleBoxes,
    groupOf: (item) => groupOf(sidecar, placement[item.id] ?? ''),
  };
}
