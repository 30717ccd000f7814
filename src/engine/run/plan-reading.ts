import { type Gate, gatesOf } from '../../shared/gates.ts';
import type { Plan } from '../../shared/plan.ts';
import type { Sidecar } from '../../shared/sidecar.ts';
import { type WorkItem, workOf } from '../../shared/work.ts';
import { placeWork } from '../plan/placement.ts';
import type { Targets } from '../targets/targets.ts';

/** A plan with everything that follows from it; replaced whole when the run goes on with an edited document. */
export interface PlanReading {
  readonly plan: Plan;
  readonly sidecar: Sidecar;
  readonly work: readonly WorkItem[];
  readonly byId: ReadonlyMap<string, WorkItem>;
  readonly placement: Readonly<Record<string, string | null>>;
  readonly gates: readonly Gate[];
  readonly targets: Targets;
}

/** Derives what a run needs of a plan. */
export function readPlan(plan: Plan, sidecar: Sidecar, targets: Targets): PlanReading {
  const work = workOf(plan);
  return {
    plan,
    sidecar,
    work,
    byId: new Map(work.map((item) => [item.id, item])),
    placement: placeWork(plan, sidecar),
    gates: gatesOf(plan, sidecar),
    targets,
  };
}
