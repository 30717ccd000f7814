import { useState } from 'react';
import { holdsNothing } from '../../../shared/plan/work.ts';
import type { OpenedPlan, RunSummary } from '../../../shared/wire/contract.ts';
import { useCall } from '../../link/use-call.ts';
import { useAskStore } from '../../stores/view/ask-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { agendaOf, blockersOf } from './state/agenda.ts';
import { useReviewStore } from './state/review-store.ts';
import { useAnswers } from './state/use-answers.ts';
import * as words from './words.ts';

/** Starts the release: it says where that is, and what is still open. */
export function StartButton({ opened }: { opened: OpenedPlan }) {
  const call = useCall();
  const answers = useAnswers();
  const [busy, setBusy] = useState(false);
  const { sidecar, review, sidecarDiagnostics } = opened;
  const isBroken = sidecarDiagnostics.some(({ severity }) => severity === 'error');
  const blockers = blockersOf(opened);
  const environment = sidecar.environment ?? review.environment ?? 'production';
  const asked = agendaOf(opened).filter(({ kind, open }) => kind === 'choice' && open).length;

  const start = async (): Promise<void> => {
    setBusy(true);
    await answers.settled();
    // The button says the environment that the title names: then it has to hold.
    const isSaid =
      sidecar.environment !== undefined ||
      environment === 'production' ||
      (await answers.give('environment', [{ kind: 'environment', decision: environment }]));
    const { file } = useReviewStore.getState().opened ?? opened;
    const created = isSaid
      ? await call(words.startRelease, (client) => client.runs.create({ file }))
      : undefined;
    setBusy(false);
    if (created !== undefined) useScreenStore.getState().go({ name: 'session', run: created.run });
  };
  const other = opened.runs.find(isOpenInProduction);
  const press = (): void => {
    if (environment !== 'production' || other === undefined) void start();
    else
      useAskStore.getState().ask({
        ...words.secondRun(other, new Date(other.createdAt).toLocaleString()),
        confirmed: () => void start(),
        instead: {
          label: words.resumeInstead,
          chosen: () => useScreenStore.getState().go({ name: 'session', run: other.run }),
        },
      });
  };
  if (holdsNothing(opened.plan)) return null;
  return (
    <>
      <span
        className={isBroken || blockers.length > 0 ? 'review-open' : 'review-ready'}
        data-testid="review-state"
      >
        {isBroken ? words.fixSidecar : blockers.length > 0 ? words.open(blockers) : words.ready(asked)}
      </span>
      <button
        type="button"
        className={`btn start ${environment === 'production' ? 'in-production' : 'primary'}`}
        data-testid="start-release"
        disabled={busy || isBroken || blockers.length > 0}
        onClick={press}
      >
        {words.start[environment]}
      </button>
    </>
  );
}

/** A run of this checklist in production that somebody has not ended. */
function isOpenInProduction({ status, damage, environment }: RunSummary): boolean {
  return status !== 'ended' && damage === null && environment === 'production';
}
