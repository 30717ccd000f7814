import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { showLines } from '../document/show-line.ts';
import type { Card } from '../state/agenda.ts';
import { useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';
import * as words from './words.ts';
import './cards.css';

interface Props {
  readonly card: Card;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A question of the review: what is asked, what it means, the answers, and what the last one changed. */
export function CardFrame({ card, title, lead, children }: Props) {
  const { id, open, lines } = card;
  const answers = useAnswers();
  const told = useReviewStore((store) => store.saved.findLast((saved) => saved.card === id)?.told ?? null);
  const isNewest = useReviewStore((store) => store.saved.at(-1)?.card === id);
  return (
    <section
      className={`card${open ? ' open' : ' done'}`}
      aria-labelledby={`${id}-title`}
      data-testid={`card-${id}`}
      data-card={id}
      data-open={open}
      tabIndex={-1}
      onFocus={() => useReviewStore.getState().light(lines)}
    >
      <header>
        <h3 id={`${id}-title`}>{title}</h3>
        {!open && (
          <span className="card-done" title={words.answered}>
            <Check size={13} aria-label={words.answered} />
          </span>
        )}
        {lines.length > 0 && (
          <button type="button" className="card-lines" title={words.show} onClick={() => showLines(lines)}>
            {words.linesAt(lines)}
          </button>
        )}
      </header>
      {card.gone !== true && (
        <>
          {lead !== undefined && <p className="card-lead">{lead}</p>}
          {children}
        </>
      )}
      {told !== null && (
        <p className="told" role="status" data-testid={`told-${id}`}>
          {told}
          {isNewest && (
            <button type="button" className="link" onClick={() => void answers.undo()}>
              {words.undo}
            </button>
          )}
        </p>
      )}
    </section>
  );
}
