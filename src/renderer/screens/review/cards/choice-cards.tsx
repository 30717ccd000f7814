import type { Question } from '../../../../shared/run/choices.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { showLines } from '../document/show-line.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import { Segmented } from '../parts/segmented.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';
import { runAllWays } from './run-all-ways.ts';

/** No label of a document is empty. */
const later = '';

interface Props {
  readonly card: Card;
  readonly opened: OpenedPlan;
}

/** Which of several ways is meant. */
export function ChoiceCard({ card, opened, question }: Props & { question: Question }) {
  const answers = useAnswers();
  const answer = useAnswer(opened, question);
  return (
    <CardFrame
      card={card}
      title={words.choiceTitle(question.answers)}
      lead={words.choiceLead(question.question)}
    >
      <div className="card-answers">
        <Segmented
          label={question.question}
          testId="choose"
          value={answer ?? later}
          options={[
            ...question.answers.map((label) => ({ value: label, label })),
            { value: later, label: words.decideLater },
          ]}
          onChange={(value) =>
            void answers.give(card.id, [
              { kind: 'choose', key: question.question, decision: value === later ? null : value },
            ])
          }
        />
        <button
          type="button"
          className="link"
          data-testid="run-all-ways"
          onClick={() => void answers.give(card.id, runAllWays(opened, question, answer !== null))}
        >
          {words.bothInOrder}
        </button>
      </div>
    </CardFrame>
  );
}

/** Which of the cases that the document names are the case here. */
export function CasesCard({ card, opened, questions }: Props & { questions: readonly Question[] }) {
  return (
    <CardFrame card={card} title={words.casesTitle} lead={words.casesLead}>
      <ul className="card-rows">
        {questions.map((question) => (
          <Case key={question.question} card={card} opened={opened} question={question} />
        ))}
      </ul>
    </CardFrame>
  );
}

function Case({ card, opened, question }: Props & { question: Question }) {
  const answers = useAnswers();
  const answer = useAnswer(opened, question);
  const [first] = question.items;
  const text = first?.guard?.kind === 'if' ? first.guard.text : question.question;
  return (
    <li>
      <button
        type="button"
        className="row-words"
        onClick={() => showLines(question.items.map(({ line }) => line))}
      >
        <b>{words.caseLines(text)}</b>
        <code>{question.items.map((item) => item.command ?? item.title).join(' · ')}</code>
      </button>
      <Segmented
        label={question.question}
        testId={`case-${first?.line ?? 0}`}
        value={answer ?? later}
        options={[
          { value: 'yes', label: words.needed },
          { value: 'no', label: words.notNeeded },
          { value: later, label: words.askLater },
        ]}
        onChange={(value) =>
          void answers.give(card.id, [
            { kind: 'choose', key: question.question, decision: value === later ? null : value },
          ])
        }
      />
    </li>
  );
}

function useAnswer({ sidecar }: OpenedPlan, { question }: Question): string | null {
  const pending = useReviewStore((store) => pendingFor(store.pending, 'choose', question));
  return pending === undefined ? (sidecar.choose?.[question] ?? null) : pending;
}
