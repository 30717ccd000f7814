import { showHidden } from '../../../../shared/text/control-characters.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';
import { answersTo } from './look-answers.ts';

/** Something about the document that deserves a look: what it means, and the answers to it. */
export function LookCard({ card }: { card: Extract<Card, { readonly kind: 'look' }> }) {
  const answers = useAnswers();
  const { look } = card;
  const { leave, given } = answersTo(look);
  return (
    <CardFrame card={card} title={words.lookTitles[look.code]} lead={look.means}>
      <code className="card-code">{showHidden(look.text)}</code>
      {look.sidecar === undefined && <p className="card-lead">{look.todo}</p>}
      <div className="card-answers">
        <button
          type="button"
          className="btn"
          data-testid={`leave-${card.id}`}
          onClick={() => useReviewStore.getState().leave(card.id)}
        >
          {leave}
        </button>
        {given.map(({ label, answer }) => (
          <button
            key={label}
            type="button"
            className="btn"
            onClick={() => void answers.give(card.id, [answer])}
          >
            {label}
          </button>
        ))}
      </div>
    </CardFrame>
  );
}
