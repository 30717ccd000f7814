import type { Plan } from '../../../../shared/plan/plan.ts';
import { type Stage, stages } from '../../../../shared/plan/sheet.ts';
import { workOf } from '../../../../shared/plan/work.ts';

/** A section with lines in a stage. */
export interface OutlineSection {
  readonly id: string;
  readonly heading: string;
  readonly line: number;
  readonly lines: number;
  /** Questions that nobody has answered, each counted where it comes up. */
  readonly choices: number;
}

export interface OutlineStage {
  readonly stage: Stage;
  readonly lines: number;
  readonly sections: readonly OutlineSection[];
}

/** The stages of a plan in the order of a run, each with the sections that stand in it. Pure. */
export function outlineOfPlan(plan: Plan, chosen: Readonly<Record<string, string>>): readonly OutlineStage[] {
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const byStage = Map.groupBy(workOf(plan), ({ when }) => when);
  return stages.flatMap((stage) => {
    const work = byStage.get(stage) ?? [];
    if (work.length === 0) return [];
    const sections = [...Map.groupBy(work, ({ phase }) => phase)].map(([id, items]) => {
      const open = items.flatMap(({ question }) =>
        question === undefined || chosen[question] !== undefined ? [] : [question],
      );
      return {
        id,
        heading: phases.get(id)?.heading ?? '',
        line: phases.get(id)?.line ?? items[0]?.line ?? 1,
        lines: items.length,
        choices: new Set(open).size,
      };
    });
    return [{ stage, lines: work.length, sections }];
  });
}
