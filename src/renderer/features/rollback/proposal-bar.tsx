import { proposalWords } from '../../../shared/run/proposals/proposal-words.ts';
import { openProposal, type Proposal } from '../../../shared/run/proposals/proposals.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import { age } from '../instruments/words.ts';
import { DeclineForm } from './decline-form.tsx';
import * as words from './words.ts';
import './proposal-bar.css';

/** What a firing rollback trigger proposes, right below the control that rolls back. */
export function ProposalBar() {
  const proposal = useRun(shownProposal);
  return (
    <div className="proposal-place" role="alert">
      {proposal !== null && <Bar key={proposal.id} proposal={proposal} />}
    </div>
  );
}

/** The proposal that needs an answer, else the one that shadow mode recorded, while its trigger fires. */
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
          <b>{asks ? words.askTitle : words.notedTitle}</b>{' '}
          {words.proposal(
            asks ? capital(proposalWords(proposal)) : proposalWords(proposal),
            age(now - Date.parse(proposal.since)),
          )}{' '}
          {asks ? words.wouldRestore(proposal.restores) : words.wouldHaveRestored(proposal.restores)}
        </p>
        {proposal.reasons.length > 0 && (
          <ul aria-label={words.notReady}>
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
            {words.decline}
          </MoveButton>
          <MoveButton
            move={{ do: 'roll-back' }}
            className="btn small danger"
            data-testid="proposal-look"
            onMove={() => setLooking(true)}
          >
            {words.rollBackForm}
          </MoveButton>
        </div>
      )}
      {declining && <DeclineForm proposal={proposal.id} close={() => setDeclining(null)} />}
    </div>
  );
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
