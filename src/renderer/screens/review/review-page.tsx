import { useMemo } from 'react';
import type { Diagnostic } from '../../../shared/plan/plan.ts';
import type { OpenedPlan } from '../../../shared/wire/contract.ts';
import { modifier } from '../../features/keys/modifier.ts';
import { Prompts } from '../../features/prompts/prompts.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { DocumentPane } from './document/document-pane.tsx';
import { markLines } from './document/line-marks.ts';
import { OutlinePane } from './outline/outline-pane.tsx';
import { Panel } from './panel/panel.tsx';
import { RunsOfPlan } from './runs-of-plan.tsx';
import { agendaOf } from './state/agenda.ts';
import { useReviewStore } from './state/review-store.ts';
import * as words from './words.ts';

interface Props {
  readonly opened: OpenedPlan;
  /** What an edit on disk changed while this review was open; null without one. */
  readonly edit: string | null;
}

/** The plan in numbers, what deserves a look and is asked, and the document with what became of every line. */
export function ReviewPage({ opened, edit }: Props) {
  const { text, account, plan, sidecarDiagnostics } = opened;
  const left = useReviewStore((store) => store.left);
  const marks = useMemo(() => markLines(text, account.lines, plan), [text, account, plan]);
  const looked = useMemo(
    () =>
      new Set(
        agendaOf(opened, left).flatMap((card) => (card.kind === 'look' && card.open ? card.lines : [])),
      ),
    [opened, left],
  );
  return (
    <>
      <div className="review-columns">
        <OutlinePane opened={opened} marks={marks} />
        <Panel
          opened={opened}
          notices={
            <>
              <Prompts />
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
            </>
          }
          notes={
            <Diagnostics
              title={words.documentNotes}
              diagnostics={plan.diagnostics}
              file={opened.file}
              open={plan.diagnostics.some(isBlindTrigger)}
            />
          }
        />
        <DocumentPane marks={marks} looked={looked} />
      </div>
      <footer className="review-bar">
        <span>{words.keys(modifier)}</span>
        <span className="mono">{words.planHash(plan.hash)}</span>
      </footer>
    </>
  );
}

/** A rollback trigger that nothing measures: its notes start expanded. */
function isBlindTrigger({ code, severity }: Diagnostic): boolean {
  return code === 'unmeasured-trigger' && severity === 'warning';
}
