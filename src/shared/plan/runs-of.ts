import type { Runs, SheetLine, Stage } from './sheet.ts';

/** Whether a release, or its rollback, comes by what is due then. */
export function isWalked({ when }: { readonly when: Stage }): boolean {
  return when !== 'demand' && when !== 'routine';
}

/** How a walk comes to a line follows from everything else that is known of it. */
export function runsOf(
  { do: what, nature, sets, guard, box }: Pick<SheetLine, 'do' | 'nature' | 'sets' | 'guard' | 'box'>,
  when: Stage,
): Runs {
  if (!isWalked({ when }) || guard !== undefined) return 'asked';
  // Commands of one fence share a shell: only the checks of boxes stand each for itself, unless those behind need what they set.
  const isAlone = what === 'command' && nature === 'check' && box === true && sets === undefined;
  return isAlone ? 'beside' : 'in-order';
}
