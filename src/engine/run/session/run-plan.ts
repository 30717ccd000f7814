import type { Plan } from '../../../shared/plan/plan.ts';
import { type WorkItem, workOf } from '../../../shared/plan/work.ts';
import { type Gate, gatesOf } from '../../../shared/run/gates.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { assignTargets } from '../../plan/location/assign-targets.ts';
import type { Targets } from '../../targets/targets.ts';

/** A plan with everything that follows from it; replaced whole when the run goes on with an edited document. */
export interface RunPlan {
  readonly plan: Plan;
  readonly sidecar: Sidecar;
  readonly work: readonly WorkItem[];
  readonly byId: ReadonlyMap<string, WorkItem>;
  readonly placement: Readonly<Record<string, string | null>>;
  readonly gates: readonly Gate[];
  readonly targets: Targets;
}

/** Derives what a run needs of a plan. */
export function readPlan(plan: Plan, sidecar: Sidecar, targets: Targets): RunPlan {
  const work = workOf(plan);
  return {
    plan,
    sidecar,
    work,
    byId: new Map(work.map((item) => [item.id, item])),
    placement: assignTargets(plan, sidecar),
    gates: gatesOf(plan, sidecar),
    targets,
  };
}
