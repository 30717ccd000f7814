import type { Review } from '../../../../shared/wire/contract.ts';
import type { Answers } from './answers.ts';
import * as words from './words.ts';

interface Props {
  readonly review: Review;
  readonly answers: Answers;
  onChange(next: Partial<Answers>): void;
}

/** Asks which files built on this machine are uploaded to the server first. */
export function ArtifactsQuestion({ review, answers, onChange }: Props) {
  if (review.artifacts.length === 0) return null;
  const accepted = new Set(answers.artifacts);
  return (
    <section aria-labelledby="artifacts-title">
      <h2 id="artifacts-title">{words.artifactsTitle}</h2>
      <p className="lead">{words.artifactsLead}</p>
      <ul className="artifacts">
        {review.artifacts.map((artifact) => (
          <li key={artifact.path}>
            <label>
              <input
                type="checkbox"
                checked={accepted.has(artifact.path)}
                data-testid={`artifact-${artifact.path}`}
                onChange={(event) =>
                  onChange({
                    artifacts: event.target.checked
                      ? [...answers.artifacts, artifact.path]
                      : answers.artifacts.filter((path) => path !== artifact.path),
                  })
                }
              />
              <code>{artifact.path}</code>
              <small>{words.line(artifact.line)}</small>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
