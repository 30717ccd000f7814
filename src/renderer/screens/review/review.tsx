import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenedPlan } from '../../../shared/wire/contract.ts';
import { LinkBanner } from '../../features/status/link-banner.tsx';
import { explainError } from '../../link/explain-error.ts';
import { useLink } from '../../link/link-context.tsx';
import { reportFailure } from '../../link/use-call.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { describeEdit } from './describe-edit.ts';
import { ReviewPage } from './review-page.tsx';
import { useEditedPlan } from './use-edited-plan.ts';
import * as words from './words.ts';
import '../home/home.css';
import './review.css';

/** Opens a checklist and shows its review. */
export function Review({ file }: { file: string }) {
  const link = useLink();
  const [opened, setOpened] = useState<OpenedPlan | null>(null);
  const [edit, setEdit] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<{ message: string; hint: string | null } | null>(null);

  const read = useCallback(() => {
    setTrouble(null);
    link.client.plans
      .open({ file })
      .then(setOpened)
      .catch((error: unknown) => setTrouble(explainError(error)));
  }, [link, file]);
  useEffect(read, [read]);
  const reread = useCallback(() => {
    link.client.plans.open({ file }).then(
      (next) => {
        const told = describeEdit(shown.current?.plan ?? null, next.plan);
        if (told !== null) setEdit(told);
        setOpened(next);
      },
      (error: unknown) => reportFailure(words.readEdited, error),
    );
  }, [link, file]);
  useEditedPlan(opened?.file ?? null, reread);
  const shown = useRef(opened);
  shown.current = opened;

  return (
    <div className="home review-screen">
      <header className="home-head">
        <button
          type="button"
          className="home-logo"
          aria-label={words.home}
          title={words.home}
          onClick={() => useScreenStore.getState().go({ name: 'home' })}
        />
        <h1>{opened?.plan.title ?? words.opening}</h1>
        <span className="sub mono">{file}</span>
      </header>
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
        <ReviewPage opened={opened} edit={edit} onOpened={setOpened} />
      )}
    </div>
  );
}
