import type { WorkItem } from '../plan/work.ts';
import { itemState, type RunState } from './run-state.ts';

/**
 * Whether rollback triggers count: from a release's first effect until its soak gate is opened, or, where it has none, until
 * the release ends or its rollback starts.
 */
export function isSoaking(state: RunState, work: readonly WorkItem[]): boolean {
  if (state.kind !== 'release' || state.status === 'ended') return false;
  if (state.rollback !== null || state.gates.soak !== undefined) return false;
  return hasChanged(state, work);
}

/** Whether a release has started a step with an effect. */
export function hasChanged(state: RunState, work: readonly WorkItem[]): boolean {
  return work.some(
    (item) =>
      item.phaseKind === 'deploy' && item.kind === 'step' && itemState(state, item.id).attempts.length > 0,
  );
}
