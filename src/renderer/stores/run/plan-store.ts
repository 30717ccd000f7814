import { create } from 'zustand';
import type { Plan } from '../../../shared/plan/plan.ts';
import { deriveRunPlan, type RunPlan } from '../../../shared/run/run-plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';

/** The plan of the open run with everything derived from it, and who drives the run. */
export interface OpenPlan extends RunPlan {
  /** Who drives the run when this window only watches. */
  readonly observer: string | null;
}

/** Derives what the window needs from a plan. Pure. */
export function openPlan(plan: Plan, sidecar: Sidecar, observer: string | null): OpenPlan {
  return { ...deriveRunPlan(plan, sidecar), observer };
}

interface PlanStore {
  readonly open: OpenPlan | null;
  set(open: OpenPlan | null): void;
}

/** The plan of the open run. */
export const usePlanStore = create<PlanStore>()((set) => ({ open: null, set: (open) => set({ open }) }));
