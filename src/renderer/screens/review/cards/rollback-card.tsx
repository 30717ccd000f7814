import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { showLines } from '../document/show-line.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import { Segmented } from '../parts/segmented.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';

/** Which of the document's procedures the Rollback control runs. It can be changed there, too. */
export function RollbackCard({ card, opened }: { card: Card; opened: OpenedPlan }) {
  const answers = useAnswers();
  const pending = useReviewStore((store) => pendingFor(store.pending, 'rollback-use'));
  const { plan, rollbackUse } = opened;
  return (
    <CardFrame
      card={card}
      title={words.rollbackTitle}
      lead={words.rollbackLead(plan.rollback.alternatives.length)}
    >
      <div className="card-answers">
        <Segmented
          label={words.rollbackTitle}
          testId="rollback-use"
          value={pending ?? rollbackUse}
          options={plan.rollback.alternatives.map(({ heading }) => ({ value: heading, label: heading }))}
          onChange={(heading) => {
            showLines(linesOf(opened, heading));
            void answers.give(card.id, [{ kind: 'rollback-use', decision: heading }]);
          }}
        />
      </div>
    </CardFrame>
  );
}

/** The lines of a procedure, by its heading. */
function linesOf({ plan }: OpenedPlan, heading: string): readonly number[] {
  const steps = new Set(plan.rollback.alternatives.find((each) => each.heading === heading)?.steps);
  return (plan.sheet ?? []).flatMap(({ source, line }) => (steps.has(source) ? [line] : []));
}
