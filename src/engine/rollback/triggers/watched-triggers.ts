import type { Plan } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import type { TriggerWatch } from '../../../shared/wire/trigger-words.ts';
import { whyUnmeasured } from '../../measures/unmeasured.ts';
import { triggerModeOf } from './trigger-mode.ts';

/** The rollback triggers of a plan, before anything was asked; none where the sidecar wants nothing of them. Pure. */
export function watchedTriggers({ alerts }: Plan, sidecar: Sidecar): readonly TriggerWatch[] {
  if (triggerModeOf(sidecar) === null) return [];
  return alerts
    .filter((rule) => rule.rollback === true)
    .map((rule) => ({ text: rule.text, reason: whyUnmeasured(rule, sidecar.metrics ?? []) }));
}
