import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { holdsNothing } from '../../../../shared/plan/work.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { showLine } from '../document/show-line.ts';
import { agendaOf, blockersOf, type Card, keepOrder } from '../state/agenda.ts';
import { useReviewStore } from '../state/review-store.ts';
import { summarize } from './card-summary.ts';
import { ReviewCard } from './review-card.tsx';
import * as words from './words.ts';

interface Props {
  readonly opened: OpenedPlan;
  /** Runs, errors and edits: what comes before every question. */
  readonly notices: ReactNode;
  readonly notes: ReactNode;
}

/** What deserves a look and what is asked, and below it what is answered already. */
export function Panel({ opened, notices, notes }: Props) {
  const left = useReviewStore((store) => store.left);
  const agenda = agendaOf(opened, left);
  const cards = useMet(agenda, opened.plan.hash);
  const met = new Set(cards.map(({ id }) => id));
  const rest = agenda.filter(({ id }) => !met.has(id));
  const open = cards.filter((card) => card.open).length;
  const isEmpty = holdsNothing(opened.plan);
  return (
    <main className="review-panel" aria-label={words.panel} data-testid="review">
      {notices}
      <header className="panel-head">
        <h2 data-testid="to-look-at">{isEmpty ? words.nothingToRun : words.toLookAt(open)}</h2>
        <p>{isEmpty ? words.nothingToRunLead : words.lead(blockersOf(opened).length)}</p>
      </header>
      {cards.map((card) => (
        <ReviewCard key={card.id} card={card} opened={opened} />
      ))}
      {rest.length > 0 && (
        <header className="panel-head small">
          <h2>{words.answered}</h2>
          <p>{words.answeredLead}</p>
        </header>
      )}
      {rest.map((card) => (
        <AnsweredCard key={card.id} card={card} opened={opened} />
      ))}
      <People opened={opened} />
      {notes}
    </main>
  );
}

/** The cards that were open at some time in this review. One that is answered stays where the person left it. */
function useMet(agenda: readonly Card[], hash: string): readonly Card[] {
  const known = useRef<{ hash: string; cards: readonly Card[] }>({ hash, cards: [] });
  const before = known.current.hash === hash ? known.current.cards : [];
  const cards = keepOrder(before, agenda);
  known.current = { hash, cards };
  return cards;
}

/** An answer in one row, with the whole question behind it. */
function AnsweredCard({ card, opened }: { card: Card; opened: OpenedPlan }) {
  const [shown, setShown] = useState(false);
  if (shown) return <ReviewCard card={card} opened={opened} />;
  return (
    <button
      type="button"
      className={`answered-row${card.kind === 'no-rollback' ? ' warn' : ''}`}
      data-testid={`answered-${card.id}`}
      aria-expanded={false}
      onClick={() => {
        flushSync(() => setShown(true));
        document.querySelector<HTMLElement>(`[data-card="${CSS.escape(card.id)}"]`)?.focus();
      }}
    >
      {summarize(card, opened)}
    </button>
  );
}

function People({ opened: { plan } }: { opened: OpenedPlan }) {
  const lines = plan.signoffs.map(({ line }) => line);
  const missing = plan.contacts.filter(
    ({ value }) => !/[\p{L}\p{N}]/u.test(value.replace(/\[[^\]]*\]/g, '')),
  );
  const [contact] = missing;
  return (
    <>
      {lines.length > 0 && (
        <button type="button" className="answered-row" onClick={() => showLine(Math.min(...lines))}>
          {words.signoffs(plan.signoffs.map(({ role }) => role))}
          <small>{words.lines(Math.min(...lines), Math.max(...lines))}</small>
        </button>
      )}
      {contact !== undefined && (
        <button type="button" className="answered-row warn" onClick={() => showLine(contact.line)}>
          {words.contactsMissing(missing.length)}
          <small>{words.lines(contact.line, missing.at(-1)?.line ?? contact.line)}</small>
        </button>
      )}
    </>
  );
}
