import { inStages, type WorkItem } from '../../plan/work.ts';
import type { RunPlan } from '../run-plan.ts';

/** Whether an item is the last of its section that its shell runs, so that an exit trap set there is due behind it. Pure. */
export function endsSection(
  { work, placement }: Pick<RunPlan, 'work' | 'placement'>,
  item: WorkItem,
): boolean {
  const mine = work.filter(
    (each) =>
      each.phase === item.phase &&
      each.command !== undefined &&
      each.runs !== 'beside' &&
      !each.verify &&
      !each.follow &&
      placement[each.id] === placement[item.id],
  );
  return inStages(mine).at(-1)?.id === item.id;
}
