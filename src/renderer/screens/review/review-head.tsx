import { Undo2 } from 'lucide-react';
import type { OpenedPlan } from '../../../shared/wire/contract.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { StartButton } from './start-button.tsx';
import { useReviewStore } from './state/review-store.ts';
import { useAnswers } from './state/use-answers.ts';
import * as words from './words.ts';

interface Props {
  readonly file: string;
  /** Null while the checklist is read. */
  readonly opened: OpenedPlan | null;
}

/** What is under review, where its answers are saved, and the button that starts the release. */
export function ReviewHead({ file, opened }: Props) {
  const environment = opened?.sidecar.environment ?? opened?.review.environment ?? 'production';
  return (
    <header className={`review-head${opened === null ? '' : ` ${environment}`}`}>
      <button
        type="button"
        className="home-logo"
        aria-label={words.home}
        title={words.home}
        onClick={() => useScreenStore.getState().go({ name: 'home' })}
      />
      <div className="review-name">
        <h1>{opened === null ? words.opening : opened.plan.title || file.split(/[\\/]/).at(-1)}</h1>
        <span className="sub mono" title={file}>
          {opened === null
            ? file
            : words.about(
                shortPath(file),
                opened.account.counts.lines,
                opened.sidecarFile === null && opened.runs.length === 0,
              )}
        </span>
      </div>
      {opened !== null && (
        <>
          <SaveState opened={opened} />
          <StartButton opened={opened} />
        </>
      )}
    </header>
  );
}

/** Answers are saved as they are given; this says where, and takes the last one back. */
function SaveState({ opened }: { opened: OpenedPlan }) {
  const answers = useAnswers();
  const isSaving = useReviewStore((store) => store.pending.length > 0);
  const last = useReviewStore((store) => store.saved.at(-1) ?? null);
  const { sidecarFile } = opened;
  const where =
    sidecarFile === null ? words.notSavedYet : words.savedTo(sidecarFile.split(/[\\/]/).at(-1) ?? '');
  return (
    <div className="save-state">
      <span role="status" title={sidecarFile ?? undefined} data-testid="saved-to">
        {isSaving ? words.saving : where}
      </span>
      <button
        type="button"
        className="btn quiet small"
        data-testid="undo"
        aria-disabled={last === null}
        title={last === null ? words.undo : words.undoHint(last.told)}
        onClick={() => void answers.undo()}
      >
        <Undo2 size={13} /> {words.undo}
      </button>
    </div>
  );
}

/** The file and the folder it is in: enough to tell it apart. */
function shortPath(file: string): string {
  return file.split(/[\\/]/).slice(-2).join('/');
}
