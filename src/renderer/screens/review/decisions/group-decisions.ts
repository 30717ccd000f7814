import type { Phase, Plan } from '../../../../shared/plan/plan.ts';
import type { Decision } from '../../../../shared/sidecar/corrections.ts';

/** A heading with the lines it governs up to the next heading, and what was decided there. */
export interface ReviewedSection {
  readonly phase: Phase;
  /** 1-based, inclusive. */
  readonly from: number;
  /** 1-based, exclusive; infinite for the last section. */
  readonly until: number;
  /** What kind of section this is. */
  readonly kind: Decision | null;
  /** Everything else decided inside, in the document's order. */
  readonly decisions: readonly Decision[];
  /** Commands of a section that stands nowhere in the document, because it is made of `undo` attributes. */
  readonly made: readonly string[];
}

/** The sections of a plan with the decisions that fall into each. Pure; decisions above the first heading are left out. */
export function groupDecisions(plan: Plan, decisions: readonly Decision[]): readonly ReviewedSection[] {
  const phases = [...plan.phases].sort((a, b) => a.line - b.line);
  return phases.map((phase, index) => {
    const until = phases[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    const inside = decisions.filter(({ line }) => line >= phase.line && line < until);
    return {
      phase,
      from: phase.line,
      until,
      kind: inside.find(({ kind, line }) => kind === 'phase' && line === phase.line) ?? null,
      decisions: inside.filter(({ kind }) => kind !== 'phase'),
      made: plan.steps
        .filter((step) => step.phase === phase.id && step.undoes !== undefined)
        .flatMap(({ commands }) => commands),
    };
  });
}
