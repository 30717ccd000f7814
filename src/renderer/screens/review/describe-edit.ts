import type { Plan } from '../../../shared/plan/plan.ts';
import { comparePlans } from '../../../shared/plan/plan-change.ts';
import * as words from './words.ts';

/** What an edit during the review changed, in a sentence; null where the plan is the same. */
export function describeEdit(before: Plan | null, after: Plan): string | null {
  if (before === null || before.hash === after.hash) return null;
  const { added, removed, rewritten } = comparePlans(before, after);
  const [first = null] = [...added, ...rewritten.map((pair) => pair.after), ...removed];
  return words.edit({ added: added.length, changed: rewritten.length, removed: removed.length }, first);
}
