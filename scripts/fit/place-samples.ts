import type { Placing, RuledStep } from '../../src/engine/plan/context/placing.ts';
import { choose, type Weights } from '../../src/engine/plan/learned/linear-model.ts';
import { documentFeatures, placeFeatures, seeStep } from '../../src/engine/plan/location/place-features.ts';
import { placeClasses } from '../../src/engine/plan/location/weigh-places.ts';
import type { Where } from '../../src/shared/plan/plan.ts';
import { normalCommand } from '../score/normal-command.ts';
import type { Sample } from './fit-linear.ts';

export interface LabelledPlacing extends Placing {
  /** Where readers say that commands run. */
  readonly places: ReadonlyMap<string, Where>;
}

/**
 * Steps with where readers say that they run. Their neighbors are where readers put them, or where `weights` would.
 * A document counts by the root of its length: its steps say much the same.
 */
export function placeSamples(
  { document, steps, places }: LabelledPlacing,
  weights?: Weights,
): readonly Sample[] {
  const common = documentFeatures(document, steps);
  const labels = steps.map((step) => labelOf(step, places));
  const known = labels.filter((label) => label !== null).length;
  let before: { readonly step: RuledStep; readonly where: Where } | null = null;
  return steps.flatMap((step, index) => {
    const features = placeFeatures(seeStep(step, before), common);
    const label = labels[index] ?? null;
    const where =
      weights === undefined
        ? (label ?? step.ruled.where)
        : choose({ classes: placeClasses, weights }, features).best;
    before = { step, where };
    return label === null ? [] : [{ features, label, weight: 1 / Math.sqrt(known) }];
  });
}

/** What most of a step's commands are labelled. */
function labelOf({ commands }: RuledStep, places: ReadonlyMap<string, Where>): Where | null {
  const said = commands.flatMap((command) => places.get(normalCommand(command)) ?? []);
  const counts = placeClasses.map((place) => said.filter((each) => each === place).length);
  const most = Math.max(...counts);
  return most === 0 ? null : (placeClasses[counts.indexOf(most)] ?? null);
}
