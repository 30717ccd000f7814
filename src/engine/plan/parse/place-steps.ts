import type { Phase, Plan, PlanItem } from '../../../shared/plan/plan.ts';
import type { Trace } from '../context/parse-context.ts';
import type { Placed, PlacedDocument, RuledStep } from '../context/placing.ts';
import type { CommandGroup } from '../items/read-steps.ts';
import type { Weights } from '../learned/linear-model.ts';
import { inferStepLocations } from '../location/infer-step-locations.ts';
import { weighPlaces } from '../location/weigh-places.ts';

export interface PlaceOptions {
  readonly document: PlacedDocument;
  readonly weights: Weights;
  readonly trace: Trace | null;
}

/** Says of every step and every check of a plan where it runs. Changes the plan. */
export function placeSteps(
  plan: Plan,
  groups: readonly CommandGroup[],
  { document, weights, trace }: PlaceOptions,
): void {
  const owners = ruledOwners(plan, groups).sort((a, b) => a.line - b.line);
  const steps = owners.map(({ step }) => step);
  const places = weighPlaces(document, steps, weights);
  if (trace !== null) trace.placing = { document, steps };
  for (const [index, { id, put }] of owners.entries()) {
    const placed = places[index];
    if (placed === undefined) continue;
    put(placed);
    trace?.places.set(id, placed.reasons);
  }
}

/** A step or a check as the rules place it; `put` writes the final place into the plan. */
interface Owner {
  readonly id: string;
  readonly line: number;
  readonly step: RuledStep;
  readonly put: (placed: Placed) => void;
}

function ruledOwners(plan: Plan, groups: readonly CommandGroup[]): Owner[] {
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const checks = plan.items.filter((item) => item.command !== undefined);
  const alone = checks.map((item) => aloneOf(item, phases.get(item.phase)));
  const ruled = inferStepLocations(plan.title, [...groups.map(({ sitting }) => sitting), ...alone]);
  const whenOf = (id: string): RuledStep['when'] => phases.get(id)?.when ?? 'demand';
  const none: Placed = { where: 'unclear', rule: 'nothing', reasons: [] };
  return [
    ...groups.flatMap(({ sitting, steps }, index) =>
      steps.map(
        (step, at): Owner => ({
          id: step.id,
          line: step.line,
          step: {
            commands: step.commands,
            headings: sitting.headings,
            sitting: index,
            when: whenOf(step.phase),
            ruled: ruled[index]?.[at] ?? none,
          },
          put: ({ where, host }) => {
            step.where = where;
            if (host !== undefined) step.host = host;
          },
        }),
      ),
    ),
    ...checks.map(
      (item, at): Owner => ({
        id: item.id,
        line: item.line,
        step: {
          commands: [item.command ?? ''],
          headings: phases.get(item.phase)?.path ?? [],
          sitting: groups.length + at,
          when: whenOf(item.phase),
          ruled: ruled[groups.length + at]?.[0] ?? none,
        },
        put: ({ where }) => {
          item.where = where;
        },
      }),
    ),
  ];
}

/** A check is a sitting of its own. */
function aloneOf(item: PlanItem, phase: Phase | undefined): CommandGroup['sitting'] {
  return {
    headings: phase?.path ?? [],
    lead: '',
    rollback: false,
    steps: [{ title: item.text, commands: [item.command ?? ''] }],
  };
}
