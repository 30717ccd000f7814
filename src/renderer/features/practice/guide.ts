import type { WorkItem } from '../../../shared/plan/work.ts';
import { isItemSettled, itemState, type RunState } from '../../../shared/run/run-state.ts';
import type { Drill } from '../../../shared/wire/calls/practice.ts';

export const guideSteps = ['checks', 'gate', 'deploy', 'break', 'roll-back'] as const;
export type GuideStep = (typeof guideSteps)[number];

/** Which steps of a first rehearsal are done, from what the run says and what was broken on purpose. Pure. */
export function guideOf(
  state: RunState,
  work: readonly WorkItem[],
  tried: readonly Drill[],
): Readonly<Record<GuideStep, boolean>> {
  const of = (kind: WorkItem['phaseKind']) => work.filter((item) => item.phaseKind === kind);
  const checks = of('preflight').filter(({ command }) => command !== undefined);
  const steps = of('deploy');
  return {
    checks: checks.every(({ id }) => itemState(state, id).status !== 'pending'),
    gate: Object.keys(state.gates).length > 0,
    deploy: steps.length > 0 && steps.every(({ id }) => isItemSettled(state, id)),
    break: tried.length > 0,
    'roll-back': state.rollback?.outcome === 'passed',
  };
}

/** The step that comes next: the first that is not done; null after the last. Who rolls back early has seen the rest. */
export function nextStep(done: Readonly<Record<GuideStep, boolean>>): GuideStep | null {
  if (done['roll-back']) return null;
  return guideSteps.find((step) => !done[step]) ?? null;
}
