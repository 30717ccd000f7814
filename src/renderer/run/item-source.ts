import type { WorkItem } from '../../shared/plan/work.ts';
import type { ItemState } from '../../shared/run/attempts.ts';
import { itemState, type RunState } from '../../shared/run/run-state.ts';
import { useRollbackState, useRunStore } from '../stores/run/run-store.ts';

/**
 * The run an item belongs to: rollback items belong to the rollback's own run once it exists, all others to the shown run.
 */
export function sourceOf(item: WorkItem, shown: RunState, rollback: RunState | null): RunState {
  return item.phaseKind === 'rollback' && rollback !== null ? rollback : shown;
}

export interface ItemView {
  readonly run: string;
  readonly state: ItemState;
}

/** The state of one item and the run it belongs to. */
export function useItemView(item: WorkItem): ItemView {
  const rollback = useRollbackState();
  const useRollback = item.phaseKind === 'rollback' && rollback !== null;
  const shown = useRunStore((store) => store.current);
  const run = useRollback ? rollback.run : (shown ?? '');
  const state = useRunStore((store) => {
    const view = store.views[run];
    return view === undefined ? null : itemState(view.state, item.id);
  });
  return { run, state: state ?? { status: 'pending', attempts: [], tick: null, waiver: null } };
}
