import { itemState, type RunState } from '../../shared/run/run-state.ts';

/** Where a rollback stopped: its first step that ended without passing, while nothing of it runs; null while it goes on. */
export function stopOf(rollback: RunState): { readonly item: string; readonly at: number } | null {
  const statuses = rollback.order.map((id) => itemState(rollback, id).status);
  if (rollback.status !== 'paused' || statuses.includes('running')) return null;
  const at = statuses.findIndex((status) => troubles.has(status));
  const item = rollback.order[at];
  return item === undefined ? null : { item, at };
}

const troubles: ReadonlySet<string> = new Set(['failed', 'timed-out', 'cancelled', 'unknown']);
