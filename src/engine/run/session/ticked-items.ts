import type { JournalEvent } from '../../../shared/journal/events.ts';
import type { Plan } from '../../../shared/plan/plan.ts';

/** The ids of the boxes that a run has ticked and not unticked again: by hand, by a check that passed, or by a sign-off. */
export function tickedItems(events: readonly JournalEvent[], { signoffs }: Plan): ReadonlySet<string> {
  const itemOf = new Map(signoffs.map(({ role, item }) => [role, item]));
  const ticked = new Set<string>();
  for (const event of events) {
    if (event.type === 'item.ticked') ticked.add(event.item);
    else if (event.type === 'item.unticked') ticked.delete(event.item);
    else if (event.type === 'item.ended' && event.outcome === 'passed') ticked.add(event.item);
    else if (event.type === 'signoff.given') ticked.add(itemOf.get(event.role) ?? '');
    else if (event.type === 'signoff.withdrawn') ticked.delete(itemOf.get(event.role) ?? '');
  }
  return ticked;
}
