import { type Environment, environmentSchema } from '../../../../shared/plan/environment.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import { Segmented } from '../parts/segmented.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';

/** Asks where the run acts. Until somebody answers, what the title says, or production, is what holds. */
export function EnvironmentCard({ card, opened }: { card: Card; opened: OpenedPlan }) {
  const answers = useAnswers();
  const pending = useReviewStore((store) => pendingFor(store.pending, 'environment'));
  const said = pending ?? opened.sidecar.environment ?? null;
  const suggested = opened.review.environment;
  return (
    <CardFrame card={card} title={words.environmentTitle} lead={words.environmentLead(suggested)}>
      <div className="card-answers">
        <Segmented
          label={words.environmentTitle}
          testId="environment"
          value={said ?? suggested ?? 'production'}
          options={environmentSchema.options.map((value: Environment) => ({
            value,
            label: words.environments[value],
            className: value,
          }))}
          onChange={(value) =>
            void answers.give(card.id, [{ kind: 'environment', decision: environmentSchema.parse(value) }])
          }
        />
        {said === null && <span className="hint">{words.suggested}</span>}
      </div>
    </CardFrame>
  );
}
