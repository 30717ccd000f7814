import { proposalWords } from '../../../shared/run/proposal-words.ts';
import { openProposal, type Proposal } from '../../../shared/run/proposals.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import { age } from '../instruments/alerts.tsx';
import { DeclineForm } from './decline-form.tsx';
import './proposal-bar.css';

/** What a firing rollback trigger proposes, right below the control that would do it. */
export function ProposalBar() {
  const proposal = useRun(shownProposal);
  return (
    <div className="proposal-place" role="alert">
      {proposal !== null && <Bar key={proposal.id} proposal={proposal} />}
    </div>
  );
}

/** The question that is open, else what was noted in shadow mode while it lasts. */
function shownProposal(state: RunState): Proposal | null {
  const noted = state.proposals?.findLast(({ mode, over }) => mode === 'shadow' && !over) ?? null;
  return openProposal(state) ?? (state.status === 'ended' || state.rollback !== null ? null : noted);
}

function Bar({ proposal }: { proposal: Proposal }) {
  const declining = usePanelsStore((store) => store.declining === proposal.id);
  const setDeclining = usePanelsStore((store) => store.setDeclining);
  const setLooking = usePanelsStore((store) => store.setRollback);
  const now = useNow(1_000);
  const asks = proposal.mode !== 'shadow';
  return (
    <div
      className={`proposal-bar ${asks ? 'asks' : 'noted'}`}
      data-testid="proposal"
      data-mode={proposal.mode}
    >
      <span className="mark" aria-hidden="true">
        !
      </span>
      <div className="proposal-words">
        <p>
          <b>{asks ? 'Roll back? ' : 'Would be rolled back: '}</b>
          {asks ? capital(proposalWords(proposal)) : proposalWords(proposal)}, for{' '}
          {age(now - Date.parse(proposal.since))}. {restoreWords(proposal, asks)}
        </p>
        {proposal.reasons.length > 0 && (
          <ul aria-label="Why the way back is not armed">
            {proposal.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </div>
      {asks && (
        <div className="proposal-answers">
          <MoveButton
            move={{ do: 'decline', proposal: proposal.id }}
            className="btn small"
            data-testid="proposal-decline"
            aria-expanded={declining}
            onMove={() => setDeclining(declining ? null : proposal.id)}
          >
            Decline…
          </MoveButton>
          <MoveButton
            move={{ do: 'roll-back' }}
            className="btn small danger"
            data-testid="proposal-look"
            onMove={() => setLooking(true)}
          >
            Roll back…
          </MoveButton>
        </div>
      )}
      {declining && <DeclineForm proposal={proposal.id} close={() => setDeclining(null)} />}
    </div>
  );
}

function restoreWords({ restores }: Proposal, asks: boolean): string {
  const verb = asks ? 'Rolling back restores' : 'It would have restored';
  return restores === '' ? 'No restore point is pinned.' : `${verb} ${restores}.`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
