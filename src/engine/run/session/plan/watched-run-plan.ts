import type { Plan } from '../../../../shared/plan/plan.ts';
import { ruleBoxesOf } from '../../../../shared/run/moves/rule-boxes.ts';
import { deriveRunPlan, type RunPlan } from '../../../../shared/run/run-plan.ts';
import type { Sidecar } from '../../../../shared/sidecar/sidecar.ts';
import { whyUnmeasured } from '../../../measures/unmeasured.ts';

/** What a run needs of a plan, with the boxes that its alert rules tick: those whose every rule something can measure. Pure. */
export function watchedRunPlan(plan: Plan, sidecar: Sidecar): RunPlan {
  const derived = deriveRunPlan(plan, sidecar);
  const sources = sidecar.metrics ?? [];
  return { ...derived, ruleBoxes: ruleBoxesOf(derived, (rule) => whyUnmeasured(rule, sources) === null) };
}
