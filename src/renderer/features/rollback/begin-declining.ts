import { openProposal } from '../../../shared/run/proposals.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';

/** Opens the form that declines the proposed rollback; false where none is proposed, or this window only watches. */
export function beginDeclining(): boolean {
  const { current, views } = useRunStore.getState();
  const state = current === null ? undefined : views[current]?.state;
  const proposal = state === undefined ? null : openProposal(state);
  if (proposal === null || usePlanStore.getState().open?.observer !== null) return false;
  usePanelsStore.getState().setDeclining(proposal.id);
  return true;
}
