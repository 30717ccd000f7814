import type { Phase, Plan } from '../../../../shared/plan/plan.ts';
import type { Decision } from '../../../../shared/sidecar/corrections.ts';

/** A heading, its lines up to the next heading, and the decisions about them. */
export interface ReviewedSection {
  readonly phase: Phase;
  /** 1-based, inclusive. */
  readonly from: number;
  /** 1-based, exclusive; infinite for the last section. */
  readonly until: number;
  /** The decision about the section's kind; null without one. */
  readonly kind: Decision | null;
  /** All other decisions in the section, in document order. */
  readonly decisions: readonly Decision[];
  /** Commands of a section that is built from `undo` attributes and is not in the document's text. */
  readonly made: readonly string[];
}

/** The sections of a plan with their decisions. Decisions above the first heading are left out. Pure. */
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
