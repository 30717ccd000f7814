import { useCallback, useEffect, useState } from 'react';
import { LinkBanner } from '../../features/status/link-banner.tsx';
import { explainError } from '../../link/explain-error.ts';
import { useLink } from '../../link/link-context.tsx';
import { reportFailure } from '../../link/use-call.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { describeEdit } from './describe-edit.ts';
import { ReviewHead } from './review-head.tsx';
import { ReviewPage } from './review-page.tsx';
import { useReviewStore } from './state/review-store.ts';
import { useEditedPlan } from './use-edited-plan.ts';
import { useReviewKeys } from './use-review-keys.ts';
import * as words from './words.ts';
import '../home/home.css';
import './review.css';

/** Opens a checklist and shows its review. */
export function Review({ file }: { file: string }) {
  const link = useLink();
  const opened = useReviewStore((store) => store.opened);
  const [edit, setEdit] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<{ message: string; hint: string | null } | null>(null);

  const read = useCallback(() => {
    setTrouble(null);
    useReviewStore.getState().reset();
    link.client.plans
      .open({ file })
      .then((first) => useReviewStore.getState().open(first))
      .catch((error: unknown) => setTrouble(explainError(error)));
  }, [link, file]);
  useEffect(read, [read]);
  const reread = useCallback(() => {
    link.client.plans.open({ file }).then(
      (next) => {
        const store = useReviewStore.getState();
        const told = describeEdit(store.opened?.plan ?? null, next.plan);
        if (told !== null) setEdit(told);
        store.open(next);
      },
      (error: unknown) => reportFailure(words.readEdited, error),
    );
  }, [link, file]);
  useEditedPlan(opened?.file ?? null, reread);
  useReviewKeys();

  return (
    <div className="review-screen">
      <ReviewHead file={file} opened={opened} />
      <LinkBanner />
      {trouble !== null ? (
        <main className="empty" role="alert">
          <strong>{words.failedTitle}</strong>
          <p>{trouble.message}</p>
          {trouble.hint !== null && <p>{trouble.hint}</p>}
          <div className="review-buttons">
            <button
              type="button"
              className="btn"
              onClick={() => useScreenStore.getState().go({ name: 'home' })}
            >
              {words.home}
            </button>
            <button type="button" className="btn primary" onClick={read}>
              {words.tryAgain}
            </button>
          </div>
        </main>
      ) : opened === null ? (
        <main className="empty">{words.reading}</main>
      ) : (
        <ReviewPage opened={opened} edit={edit} />
      )}
    </div>
  );
}
