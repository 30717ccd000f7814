import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';

/** Files that are built here and used there: each with what fails without it. */
export function FilesCard({ card, opened }: { card: Card; opened: OpenedPlan }) {
  const answers = useAnswers();
  const pending = useReviewStore((store) => pendingFor(store.pending, 'artifacts'));
  const { artifacts } = opened.review;
  const chosen = pending ?? artifacts.filter(({ accepted }) => accepted).map(({ path }) => path);
  const give = (paths: readonly string[]): void =>
    void answers.give(card.id, [{ kind: 'artifacts', decision: [...paths] }]);
  const all = artifacts.map(({ path }) => path);
  return (
    <CardFrame card={card} title={words.filesTitle(all.length)} lead={words.filesLead}>
      <ul className="card-checks">
        {artifacts.map(({ path, commands }) => (
          <li key={path}>
            <label>
              <input
                type="checkbox"
                aria-label={words.upload(path)}
                data-testid={`artifact-${path}`}
                checked={chosen.includes(path)}
                onChange={(event) =>
                  give(all.filter((each) => (each === path ? event.target.checked : chosen.includes(each))))
                }
              />
              <code>{path}</code>
            </label>
            {commands[0] !== undefined && !chosen.includes(path) && (
              <small className="hint">{words.without(commands[0])}</small>
            )}
          </li>
        ))}
      </ul>
      <div className="card-answers">
        {chosen.length < all.length && (
          <button type="button" className="btn" data-testid="upload-all" onClick={() => give(all)}>
            {words.uploadEach(all.length)}
          </button>
        )}
        {(chosen.length > 0 || opened.sidecar.artifacts === undefined) && (
          <button type="button" className="btn quiet" data-testid="upload-none" onClick={() => give([])}>
            {words.uploadNone}
          </button>
        )}
      </div>
    </CardFrame>
  );
}
