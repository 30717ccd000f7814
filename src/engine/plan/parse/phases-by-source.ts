import type { Plan } from '../../../shared/plan/plan.ts';

/** By the id of an item, a step or an instruction: the section it stands in. */
export function phasesBySource({ items, steps, instructions = [] }: Plan): ReadonlyMap<string, string> {
  const phases = new Map<string, string>();
  for (const some of [items, steps, instructions]) for (const { id, phase } of some) phases.set(id, phase);
  return phases;
}
