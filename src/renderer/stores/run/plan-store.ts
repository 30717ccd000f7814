import { create } from 'zustand';
import type { Plan } from '../../../shared/plan/plan.ts';
import { outlineOf, type TopPhase, type WorkItem, workOf } from '../../../shared/plan/work.ts';
import { type Gate, gatesOf } from '../../../shared/run/gates.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';

/** The plan of the open run, with everything that follows from it and never changes during the run. */
export interface OpenPlan {
  readonly plan: Plan;
  readonly sidecar: Sidecar;
  readonly placement: Readonly<Record<string, string | null>>;
  readonly work: readonly WorkItem[];
  readonly byId: ReadonlyMap<string, WorkItem>;
  readonly bySection: ReadonlyMap<string, readonly WorkItem[]>;
  readonly outline: readonly TopPhase[];
  readonly gates: readonly Gate[];
  /** Who drives the run when this window only watches. */
  readonly observer: string | null;
}

/** Derives what the window draws from a plan. Pure. */
export function readPlan(
  plan: Plan,
  sidecar: Sidecar,
  placement: Readonly<Record<string, string | null>>,
  observer: string | null,
): OpenPlan {
  const work = workOf(plan);
  const bySection = new Map<string, WorkItem[]>();
  for (const item of work) {
    const list = bySection.get(item.phase);
    if (list === undefined) bySection.set(item.phase, [item]);
    else list.push(item);
  }
  return {
    plan,
    sidecar,
    placement,
    observer,
    work,
    bySection,
    byId: new Map(work.map((item) => [item.id, item])),
    outline: outlineOf(plan),
    gates: gatesOf(plan, sidecar),
  };
}

interface PlanStore {
  readonly open: OpenPlan | null;
  set(open: OpenPlan | null): void;
}

/** The plan of the open run. */
export const usePlanStore = create<PlanStore>()((set) => ({ open: null, set: (open) => set({ open }) }));
