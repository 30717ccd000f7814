import type { Review } from '../../../../shared/wire/contract.ts';
import type { Answers } from './answers.ts';

interface Props {
  readonly review: Review;
  readonly answers: Answers;
  onChange(next: Partial<Answers>): void;
}

/** Files that are built here and copied there: which of them are brought to the server first. */
export function ArtifactsQuestion({ review, answers, onChange }: Props) {
  if (review.artifacts.length === 0) return null;
  const accepted = new Set(answers.artifacts);
  return (
    <section aria-labelledby="artifacts-title">
      <h2 id="artifacts-title">Brought to the server first</h2>
      <p className="lead">
        Steps on a server copy these paths from where they stand. They are uploaded and checked by sha-256
        before the phase starts, so that the document’s own commands work unchanged.
      </p>
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
              <small>line {artifact.line}</small>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
