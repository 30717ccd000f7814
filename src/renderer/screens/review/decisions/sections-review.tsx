import { useEffect, useMemo, useState } from 'react';
import type { Correction } from '../../../../shared/sidecar/corrections.ts';
import type { ExplainedDocument, OpenedPlan } from '../../../../shared/wire/contract.ts';
import { useCall } from '../../../link/use-call.ts';
import { groupDecisions } from './group-decisions.ts';
import { renderDocument } from './render-document.ts';
import { SectionReview } from './section-review.tsx';
import * as words from './words.ts';
import './sections-review.css';

interface Props {
  readonly opened: OpenedPlan;
  onOpened(opened: OpenedPlan): void;
}

/** The whole document beside Slipway's decisions about it. Each decision can be corrected in place. */
export function SectionsReview({ opened, onOpened }: Props) {
  const call = useCall();
  const [explained, setExplained] = useState<ExplainedDocument | null>(null);
  const [busy, setBusy] = useState(false);
  const { file } = opened;
  useEffect(() => {
    // Every plan is explained again: a correction changes the decisions that depend on it.
    void opened;
    let gone = false;
    void call(words.readDecisions, (client) => client.plans.explain({ file })).then((read) => {
      if (!gone && read !== undefined) setExplained(read);
    });
    return () => {
      gone = true;
    };
  }, [call, file, opened]);
  const rendered = useMemo(() => {
    const commands = explained?.decisions.filter(
      ({ kind, decision }) => kind === 'command' && decision === 'command',
    );
    return explained === null
      ? null
      : renderDocument(explained.text, new Set(commands?.map(({ text }) => text)));
  }, [explained]);
  const sections = useMemo(
    () => groupDecisions(opened.plan, explained?.decisions ?? []),
    [opened.plan, explained],
  );
  if (rendered === null) return <p className="empty">{words.reading}</p>;

  const correct = async (correction: Correction): Promise<void> => {
    setBusy(true);
    const corrected = await call(words.correctSidecar, (client) =>
      client.plans.correct({ file, corrections: [correction] }),
    );
    setBusy(false);
    if (corrected !== undefined) onOpened(corrected);
  };
  return (
    <div className="sections-review" data-testid="sections-review">
      {sections.map((section) => (
        <SectionReview
          key={section.phase.id}
          section={section}
          rendered={rendered}
          targets={Object.keys(opened.sidecar.targets ?? {})}
          busy={busy}
          correct={(correction) => void correct(correction)}
        />
      ))}
    </div>
  );
}
