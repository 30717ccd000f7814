import { lazy, Suspense, useEffect, useState } from 'react';
import type { Diagnostic } from '../../../shared/plan/plan.ts';
import type { OpenedPlan } from '../../../shared/wire/contract.ts';
import { useCall } from '../../link/use-call.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { Diagnostics } from './diagnostics.tsx';
import { type Answers, answersOf, hasChanges, openQuestions, withNewQuestions } from './questions/answers.ts';
import { ArtifactsQuestion } from './questions/artifacts-question.tsx';
import { TargetsQuestion } from './questions/targets-question.tsx';
import { ValuesQuestion } from './questions/values-question.tsx';
import { WhereQuestion } from './questions/where-question.tsx';
import { type ReviewView, ReviewViews } from './review-views.tsx';
import { RunsOfPlan } from './runs-of-plan.tsx';
import { Understood } from './understood.tsx';
import * as words from './words.ts';

/** Loads a Markdown renderer, which most reviews do not need. */
const SectionsReview = lazy(async () => ({
  default: (await import('./decisions/sections-review.tsx')).SectionsReview,
}));

interface Props {
  readonly opened: OpenedPlan;
  /** What an edit on disk changed while this review was open; null without one. */
  readonly edit: string | null;
  onOpened(opened: OpenedPlan): void;
}

/** What Slipway found, what is unclear, and the button that starts the release. */
export function ReviewPage({ opened, edit, onOpened }: Props) {
  const call = useCall();
  const [answers, setAnswers] = useState<Answers>(() => answersOf(opened));
  const [busy, setBusy] = useState(false);
  const [view, setView] = useState<ReviewView>('questions');
  // A correction or an edit adds and removes questions; answers to the others stay.
  useEffect(() => setAnswers((before) => withNewQuestions(opened, before)), [opened]);
  const change = (next: Partial<Answers>): void => setAnswers((before) => ({ ...before, ...next }));
  const { file, review, sidecarDiagnostics } = opened;
  const questions = openQuestions(opened, answers);
  const changed = hasChanges(opened, answers);
  const broken = sidecarDiagnostics.some(({ severity }) => severity === 'error');
  const practice = opened.sidecar.environment === 'practice';

  const save = async (): Promise<OpenedPlan | undefined> => {
    const saved = await call(words.saveReview, (client) =>
      client.plans.saveReview({
        file,
        where: { ...answers.where },
        values: { ...answers.values },
        artifacts: [...answers.artifacts],
        targets: { ...answers.targets },
      }),
    );
    if (saved !== undefined) {
      onOpened(saved);
      setAnswers(answersOf(saved));
    }
    return saved;
  };
  const start = async (): Promise<void> => {
    setBusy(true);
    const ready = changed ? (await save()) !== undefined : true;
    const created = ready
      ? await call(words.startRelease, (client) => client.runs.create({ file }))
      : undefined;
    setBusy(false);
    if (created !== undefined) useScreenStore.getState().go({ name: 'session', run: created.run });
  };

  return (
    <>
      <main className={`review${view === 'sections' ? ' wide' : ''}`} data-testid="review">
        {edit !== null && (
          <p className="review-edit" role="status" data-testid="review-edit">
            {edit}
          </p>
        )}
        <RunsOfPlan runs={opened.runs} />
        <Diagnostics
          title={words.sidecarErrors}
          diagnostics={sidecarDiagnostics}
          file={opened.sidecarFile}
          open
        />
        <ReviewViews view={view} open={questions.length} onChange={setView} />
        {view === 'questions' ? (
          <>
            <Understood plan={opened.plan} sidecar={opened.sidecar} sidecarFile={opened.sidecarFile} />
            <TargetsQuestion answers={answers} onChange={change} />
            <WhereQuestion review={review} answers={answers} onChange={change} />
            <ValuesQuestion review={review} answers={answers} onChange={change} />
            <ArtifactsQuestion review={review} answers={answers} onChange={change} />
          </>
        ) : (
          <Suspense>
            <SectionsReview opened={opened} onOpened={onOpened} />
          </Suspense>
        )}
        <Diagnostics
          title={words.documentNotes}
          diagnostics={opened.plan.diagnostics}
          file={file}
          open={opened.plan.diagnostics.some(isBlindTrigger)}
        />
      </main>
      <footer className={`review-foot${view === 'sections' ? ' wide' : ''}`}>
        <span
          className={questions.length > 0 || broken ? 'review-open' : 'review-ready'}
          data-testid="review-state"
        >
          {broken ? words.fixSidecar : questions.length > 0 ? words.undecided(questions) : words.decided}
        </span>
        <span className="grow" />
        <button
          type="button"
          className="btn"
          data-testid="save-review"
          disabled={!changed || busy}
          onClick={() => void save()}
        >
          {changed || opened.sidecarFile === null ? words.save : words.saved}
        </button>
        <button
          type="button"
          className="btn primary"
          data-testid="start-release"
          disabled={busy || broken || questions.length > 0}
          onClick={() => void start()}
        >
          {practice ? words.startRehearsal : words.start}
        </button>
      </footer>
    </>
  );
}

/** A rollback trigger that nothing measures: its notes start expanded. */
function isBlindTrigger({ code, severity }: Diagnostic): boolean {
  return code === 'unmeasured-trigger' && severity === 'warning';
}
