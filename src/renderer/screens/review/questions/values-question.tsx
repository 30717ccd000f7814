import type { Review } from '../../../../shared/wire/contract.ts';
import type { Answers } from './answers.ts';
import * as words from './words.ts';

interface Props {
  readonly review: Review;
  readonly answers: Answers;
  onChange(next: Partial<Answers>): void;
}

/** Asks for the values of the document's placeholders. */
export function ValuesQuestion({ review, answers, onChange }: Props) {
  if (review.placeholders.length === 0) return null;
  return (
    <section aria-labelledby="values-title">
      <h2 id="values-title">{words.valuesTitle}</h2>
      <ul className="questions">
        {review.placeholders.map((placeholder) => {
          const value = answers.values[placeholder.name] ?? '';
          return (
            <li key={placeholder.name} className={value.trim() === '' ? 'open' : ''}>
              <div className="question-words">
                <b className="mono">{placeholder.name}</b>
                <small>{words.line(placeholder.line)}</small>
                <code>{placeholder.sentence}</code>
              </div>
              <input
                className="field mono"
                aria-label={words.valueLabel(placeholder.name)}
                data-testid={`value-${placeholder.name}`}
                spellCheck={false}
                value={value}
                onChange={(event) =>
                  onChange({ values: { ...answers.values, [placeholder.name]: event.target.value } })
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
