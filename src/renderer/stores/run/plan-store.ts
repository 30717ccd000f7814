import { create } from 'zustand';
import { deriveRunPlan, type RunPlan } from '../../../shared/run/run-plan.ts';

/** The plan of the open run with everything derived from it, and who drives the run. */
export interface OpenPlan extends RunPlan {
  /** Who drives the run when this window only watches. */
  readonly observer: string | null;
  /** Where the run's journal is damaged; null where it is not. */
  readonly damage: Damage | null;
}

interface Damage {
  readonly line: number;
  readonly reason: string;
}

/** Derives what the window needs from a plan. Pure. */
export function openPlan({
  plan,
  sidecar,
  ruleBoxes,
  observer,
  damage,
}: Pick<OpenPlan, 'plan' | 'sidecar' | 'ruleBoxes' | 'observer' | 'damage'>): OpenPlan {
  return { ...deriveRunPlan(plan, sidecar, ruleBoxes), observer, damage };
}

interface PlanStore {
  readonly open: OpenPlan | null;
  set(open: OpenPlan | null): void;
}

/** The plan of the open run. */
export const usePlanStore = create<PlanStore>()((set) => ({ open: null, set: (open) => set({ open }) }));
