import { shellOf } from '../../plan/shell-of.ts';
import type { WorkItem } from '../../plan/work.ts';
import type { RunPlan } from '../run-plan.ts';

/**
 * The checks that may run ahead of everything else in the preparation, before a person is asked anything: each starts from what
 * its shell would hold by then, so one that stands behind a command which sets something for it comes after that. Pure.
 */
export function earlyChecks({ work, placement }: Pick<RunPlan, 'work' | 'placement'>): readonly WorkItem[] {
  const prepared = new Set<string>();
  return work.filter((item) => {
    if (item.when !== 'before') return false;
    const shell = `${placement[item.id] ?? ''} ${shellOf(item)}`;
    if (item.sets !== undefined && item.runs !== 'asked') prepared.add(shell);
    return item.runs === 'beside' && !prepared.has(shell);
  });
}
