import { openProposal } from '../../../shared/run/proposals/proposals.ts';
import { isRefused } from '../../run/use-move-props.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';

/** Opens the form that declines the proposed rollback, or says why it may not be declined. */
export function beginDeclining(): void {
  const { current, views } = useRunStore.getState();
  const state = views[current ?? '']?.state;
  const proposal = (state === undefined ? null : openProposal(state))?.id ?? '';
  if (!isRefused({ do: 'decline', proposal })) usePanelsStore.getState().setDeclining(proposal);
}
