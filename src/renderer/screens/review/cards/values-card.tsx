import { useEffect, useRef, useState } from 'react';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { showLine } from '../document/show-line.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import * as words from '../parts/words.ts';
import { type Card, isMissing } from '../state/agenda.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { type Answering, useAnswers } from '../state/use-answers.ts';
import { SecretAnswers } from './secret-answers.tsx';

type Placeholder = OpenedPlan['review']['placeholders'][number];

/** Asks what fills the gaps of commands, and shows what will run. */
export function ValuesCard({ card, opened }: { card: Card; opened: OpenedPlan }) {
  const { placeholders } = opened.review;
  const missing = placeholders.filter(isMissing).length;
  return (
    <CardFrame
      card={card}
      title={missing === 0 ? words.valuesKnown : words.valuesTitle(missing)}
      lead={words.valuesLead}
    >
      <ul className="card-rows">
        {placeholders.map((placeholder) => (
          <Value key={placeholder.name} card={card} placeholder={placeholder} />
        ))}
      </ul>
    </CardFrame>
  );
}

function Value({ card, placeholder }: { card: Card; placeholder: Placeholder }) {
  const answers = useAnswers();
  const [isPlain, setPlain] = useState(false);
  const { name, line, command, commands, due, secret, variable } = placeholder;
  const literal = useReviewStore((store) => pendingFor(store.pending, 'placeholder', name));
  return (
    <li className="value" data-testid={`placeholder-${name}`}>
      <button type="button" className="row-words" onClick={() => showLine(line)}>
        <b className="mono">{name}</b>
        <small>{due ? words.inCommands(commands) : words.notDue}</small>
        <code>{showHidden(command)}</code>
      </button>
      <div className="value-answers">
        {secret && !isPlain ? (
          <SecretAnswers card={card} placeholder={placeholder} />
        ) : (
          <ValueField card={card} placeholder={placeholder} answers={answers} />
        )}
        {secret && !isPlain && (
          <button type="button" className="link" onClick={() => setPlain(true)}>
            {words.notSecret}
          </button>
        )}
        {variable === null && (
          <button
            type="button"
            className="link"
            aria-pressed={literal === 'literal'}
            data-testid={`literal-${name}`}
            onClick={() =>
              void answers.give(card.id, [{ kind: 'placeholder', key: name, decision: 'literal' }])
            }
          >
            {words.literal}
          </button>
        )}
      </div>
    </li>
  );
}

interface FieldProps {
  readonly card: Card;
  readonly placeholder: Placeholder;
  readonly answers: Answering;
}

/** A pause in typing of this many ms saves what stands in the field. */
const pauseMs = 400;

/** A field that is saved as it is filled in, and the document's own values beside it. */
function ValueField({ card, placeholder, answers }: FieldProps) {
  const { name, given } = placeholder;
  const pending = useReviewStore((store) => pendingFor(store.pending, 'value', name));
  const saved = (pending === undefined ? placeholder.value : pending) ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const save = (value: string): void => {
    if (value !== saved)
      void answers.give(card.id, [{ kind: 'value', key: name, decision: value === '' ? null : value }]);
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => latest.current(draft.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [draft]);
  const leave = (): void => {
    if (draft !== null) save(draft.trim());
    setDraft(null);
  };
  return (
    <>
      <input
        className="field mono"
        aria-label={words.valueLabel(name)}
        data-testid={`value-${name}`}
        placeholder={words.fill}
        spellCheck={false}
        value={draft ?? saved}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
        }}
      />
      {given
        .filter(({ value }) => value !== saved)
        .map(({ value, line }) => (
          <button
            key={value}
            type="button"
            className="btn small"
            title={words.given(line)}
            data-testid={`given-${value}`}
            onClick={() => save(value)}
          >
            {value}
          </button>
        ))}
    </>
  );
}
