import type { Phase, PhaseKind } from '../../../shared/plan/plan.ts';
import type { Stage } from '../../../shared/plan/sheet.ts';
import type { PlanCorrections } from '../../../shared/sidecar/sidecar.ts';
import { findCorrection } from '../context/parse-context.ts';

/** When a section is due whose kind a person gave. */
const stageOf: Readonly<Record<PhaseKind, Stage>> = {
  preflight: 'before',
  deploy: 'change',
  verify: 'after',
  monitor: 'after',
  rollback: 'back',
  maintenance: 'routine',
  contacts: 'demand',
  signoff: 'before',
  record: 'after',
  reference: 'demand',
};

/** By its number, the stage of each section whose kind the sidecar says: who corrects the one means the other too. */
export function correctedStages(
  sections: readonly { readonly phase: Phase | null }[],
  corrections: PlanCorrections | null,
): ReadonlyMap<number, Stage> {
  if (corrections?.phases === undefined) return new Map();
  return new Map(
    sections.flatMap(({ phase }, index) => {
      const kind = phase === null ? undefined : findCorrection(corrections.phases, phase.path);
      return kind === undefined ? [] : [[index, stageOf[kind]] as const];
    }),
  );
}
