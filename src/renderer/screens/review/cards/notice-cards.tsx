import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';

/** Offers to empty the boxes that earlier runs ticked in the file. */
export function TicksCard({ card, opened }: { card: Card; opened: OpenedPlan }) {
  const answers = useAnswers();
  const { boxes, others, open } = opened.ticks;
  return (
    <CardFrame card={card} title={words.ticksTitle(boxes.length)} lead={words.ticksLead(others, open)}>
      {boxes.length > 0 && (
        <div className="card-answers">
          <button
            type="button"
            className="btn"
            data-testid="clear-ticks"
            onClick={() => void answers.clearTicks(card.id, boxes)}
          >
            {words.clearTicks}
          </button>
          <button
            type="button"
            className="btn quiet"
            onClick={() => useReviewStore.getState().leave(card.id)}
          >
            {words.leaveTicks}
          </button>
        </div>
      )}
    </CardFrame>
  );
}

/** Says that there is nothing to roll back with. Only the document can mend that. */
export function NoRollbackCard({ card }: { card: Card }) {
  return (
    <CardFrame card={card} title={words.noRollbackTitle} lead={words.noRollbackLead}>
      {null}
    </CardFrame>
  );
}
