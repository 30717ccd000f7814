import type { Review } from '../../../../shared/wire/contract.ts';
import type { Answers } from './answers.ts';

interface Props {
  readonly review: Review;
  readonly answers: Answers;
  onChange(next: Partial<Answers>): void;
}

const proposals = {
  local: 'the document reads as if it runs here',
  server: 'the document reads as if it runs on a server',
  unclear: 'the document does not say',
} as const;

/** For each section: where does it run? */
export function WhereQuestion({ review, answers, onChange }: Props) {
  if (review.where.length === 0) return null;
  const names = Object.keys(answers.targets);
  return (
    <section aria-labelledby="where-title">
      <h2 id="where-title">Where does it run?</h2>
      <ul className="questions">
        {review.where.map((section) => {
          const chosen = answers.where[section.key] ?? '';
          return (
            <li key={section.key} className={chosen === '' ? 'open' : ''}>
              <div className="question-words">
                <b>{section.heading}</b>
                <small>
                  line {section.line} · {proposals[section.proposal]}
                </small>
                <code>{section.commands.slice(0, 3).join(' · ')}</code>
              </div>
              <select
                className="field"
                aria-label={`Where does ${section.heading} run?`}
                data-testid={`where-${section.key}`}
                value={chosen}
                onChange={(event) => {
                  const { [section.key]: _before, ...rest } = answers.where;
                  onChange({
                    where: event.target.value === '' ? rest : { ...rest, [section.key]: event.target.value },
                  });
                }}
              >
                <option value="">choose…</option>
                <option value="local">this machine</option>
                {names.map((name) => (
                  <option key={name} value={name}>
                    {name} ({answers.targets[name]})
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
