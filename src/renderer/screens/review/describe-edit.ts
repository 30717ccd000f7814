import type { Plan } from '../../../shared/plan/plan.ts';
import { comparePlans } from '../../../shared/plan/plan-change.ts';

/** What an edit during the review did, in a sentence; null where the plan is the same. */
export function describeEdit(before: Plan | null, after: Plan): string | null {
  if (before === null || before.hash === after.hash) return null;
  const { added, removed, rewritten } = comparePlans(before, after);
  const first = [...added, ...rewritten.map((pair) => pair.after), ...removed][0];
  if (first === undefined) return 'The checklist was edited and read again: its items are the same.';
  return `The checklist was edited and read again: ${added.length} new, ${rewritten.length} rewritten, ${removed.length} gone. The first: “${first.title}”, line ${first.line}.`;
}
