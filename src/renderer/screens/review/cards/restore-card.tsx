import { useState } from 'react';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';

type Point = NonNullable<OpenedPlan['review']['restorePoint']>;

interface Props {
  readonly card: Card;
  readonly opened: OpenedPlan;
}

/** What a rollback restores: what its own commands say, or what a person names. */
export function RestoreCard({ card, opened }: Props) {
  const answers = useAnswers();
  const pending = useReviewStore((store) => pendingFor(store.pending, 'restore-point'));
  const proposed = opened.review.restorePoint;
  const point = pending === undefined ? (opened.sidecar.restorePoint ?? null) : pending;
  const give = (decision: Point | null): void =>
    void answers.give(card.id, [{ kind: 'restore-point', decision }]);
  if (point !== null)
    return (
      <CardFrame card={card} title={words.restoreTitle} lead={describePoint(point)}>
        <div className="card-answers">
          <button type="button" className="btn quiet" onClick={() => give(null)}>
            {words.restoreRemove}
          </button>
        </div>
      </CardFrame>
    );
  return (
    <CardFrame card={card} title={words.restoreTitle} lead={words.restoreLead(proposed !== null)}>
      {proposed === null ? (
        <PointForm onPoint={give} />
      ) : (
        <>
          <code className="card-code">{describePoint(proposed)}</code>
          <div className="card-answers">
            <button
              type="button"
              className="btn"
              data-testid="use-restore-point"
              onClick={() => give(proposed)}
            >
              {words.restoreUse}
            </button>
            <button
              type="button"
              className="btn quiet"
              onClick={() => useReviewStore.getState().leave(card.id)}
            >
              {words.restoreNone}
            </button>
          </div>
        </>
      )}
    </CardFrame>
  );
}

/** What a restore point holds, in a line. */
export function describePoint({ paths = [], keepIn = '', releases }: Point): string {
  return releases === undefined ? words.restoreTo(paths, keepIn) : words.restoreReleases(releases);
}

function PointForm({ onPoint }: { onPoint(point: Point): void }) {
  const [paths, setPaths] = useState('');
  const [keepIn, setKeepIn] = useState('');
  const named = paths.split(/\s+/).filter((path) => path !== '');
  return (
    <form
      className="add-server"
      onSubmit={(event) => {
        event.preventDefault();
        if (named.length > 0 && keepIn.trim() !== '') onPoint({ paths: named, keepIn: keepIn.trim() });
      }}
    >
      <input
        className="field mono"
        aria-label={words.restorePaths}
        placeholder={words.restorePathsHint}
        value={paths}
        onChange={(event) => setPaths(event.target.value)}
      />
      <input
        className="field mono"
        aria-label={words.restoreKeep}
        placeholder={words.restoreKeepHint}
        value={keepIn}
        onChange={(event) => setKeepIn(event.target.value)}
      />
      <button type="submit" className="btn">
        {words.restoreSet}
      </button>
    </form>
  );
}
