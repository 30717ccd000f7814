import type { Review } from '../../../../shared/wire/contract.ts';
import type { Answers } from './answers.ts';
import * as words from './words.ts';

interface Props {
  readonly review: Review;
  readonly answers: Answers;
  onChange(next: Partial<Answers>): void;
}

/** Asks for each section where it runs. */
export function WhereQuestion({ review, answers, onChange }: Props) {
  if (review.where.length === 0) return null;
  const names = Object.keys(answers.targets);
  return (
    <section aria-labelledby="where-title">
      <h2 id="where-title">{words.whereTitle}</h2>
      <ul className="questions">
        {review.where.map((section) => {
          const chosen = answers.where[section.key] ?? '';
          return (
            <li key={section.key} className={chosen === '' ? 'open' : ''}>
              <div className="question-words">
                <b>{section.heading}</b>
                <small>{words.place(section.line, section.proposal)}</small>
                <code>{section.commands.slice(0, 3).join(' · ')}</code>
              </div>
              <select
                className="field"
                aria-label={words.where(section.heading)}
                data-testid={`where-${section.key}`}
                value={chosen}
                onChange={(event) => {
                  const { [section.key]: _before, ...rest } = answers.where;
                  onChange({
                    where: event.target.value === '' ? rest : { ...rest, [section.key]: event.target.value },
                  });
                }}
              >
                <option value="">{words.choose}</option>
                <option value="local">{words.thisMachine}</option>
                {names.map((name) => (
                  <option key={name} value={name}>
                    {words.target(name, answers.targets[name] ?? '')}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
