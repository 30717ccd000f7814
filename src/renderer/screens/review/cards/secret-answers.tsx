import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';
import { secretInstead, variableFor } from './secret-variable.ts';

interface Props {
  readonly card: Card;
  readonly placeholder: OpenedPlan['review']['placeholders'][number];
}

/** Where a secret comes from. The sidecar is committed: it holds the reference, and never the value. */
export function SecretAnswers({ card, placeholder }: Props) {
  const answers = useAnswers();
  const { variable } = placeholder;
  const pending = useReviewStore((store) => pendingFor(store.pending, 'secret', variable ?? ''));
  const opened = useReviewStore((store) => store.opened);
  if (variable === null) {
    const instead = opened === null ? null : secretInstead(opened, placeholder.name);
    return (
      <>
        {instead !== null && (
          <button
            type="button"
            className="btn small"
            data-testid={`secret-${placeholder.name}`}
            onClick={() => void answers.give(card.id, instead)}
          >
            {words.takeVariable(variableFor(placeholder.name))}
          </button>
        )}
        <small className="hint">{instead === null ? words.secretQuoted : words.secretInText}</small>
      </>
    );
  }
  const reference = pending === undefined ? placeholder.reference : pending;
  const offered = [
    { value: 'prompt', label: words.askBefore },
    { value: `env:${variable}`, label: words.fromEnvironment(variable) },
  ];
  const others = reference === null || offered.some(({ value }) => value === reference) ? [] : [reference];
  return (
    <>
      {[...offered, ...others.map((value) => ({ value, label: value }))].map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className="btn small"
          aria-pressed={value === reference}
          data-testid={`secret-${variable}-${value}`}
          onClick={() => void answers.give(card.id, [{ kind: 'secret', key: variable, decision: value }])}
        >
          {label}
        </button>
      ))}
      <small className="hint">{words.secretLead}</small>
    </>
  );
}
