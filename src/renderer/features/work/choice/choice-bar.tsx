import type { WorkItem } from '../../../../shared/plan/work.ts';
import { openQuestion, type Question, questionsOf } from '../../../../shared/run/choices.ts';
import { useRunActions } from '../../../run/use-run-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import * as words from './words.ts';

/** What the document leaves to a person, above the first line it is about: which way is meant, or whether a case is one. */
export function ChoiceBar({ item }: { item: WorkItem }) {
  const work = usePlanStore((store) => store.open?.work);
  const question = work === undefined ? undefined : questionAt(work, item);
  return question === undefined ? null : <Bar question={question} item={item} />;
}

/** The question that comes up first at an item. */
function questionAt(work: readonly WorkItem[], item: WorkItem): Question | undefined {
  if (item.question === undefined) return undefined;
  const asked = questionsOf(work).find(({ question }) => question === item.question);
  return asked?.items[0]?.id === item.id ? asked : undefined;
}

function Bar({ question, item }: { question: Question; item: WorkItem }) {
  const actions = useRunActions();
  const answer = useRun((state) => state.choices?.[question.question]?.answer ?? null);
  const isOpen = useRun((state) => openQuestion(state, item) !== null);
  return (
    <div className={`choice-bar${isOpen ? ' open' : ''}`} data-testid="choice-bar">
      <span className="choice-question">
        {question.kind === 'option' ? words.oneOf : words.onlyIf}
        <b>{item.guard?.kind === 'if' ? item.guard.text : question.question}</b>
      </span>
      <span className="choice-answers">
        {question.answers.map((each) => (
          <MoveButton
            key={each}
            move={{ do: 'choose', question: question.question, answer: each }}
            className={`btn small${each === answer ? ' chosen' : ''}`}
            aria-pressed={each === answer}
            data-testid={`choose-${each}`}
            onMove={() => actions.choose(question.question, each)}
          >
            {question.kind === 'if' ? words.caseAnswers[each as 'yes' | 'no'] : each}
          </MoveButton>
        ))}
      </span>
    </div>
  );
}
