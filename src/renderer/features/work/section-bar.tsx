import { useMemo } from 'react';
import { isForward, type WorkItem } from '../../../shared/plan/work.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { primaryMove, sectionReason } from '../../run/turn/primary-move.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import { PrimaryButton } from './primary-button.tsx';
import type { SectionContent } from './section-rows.ts';
import * as words from './words.ts';

/** The section's name, what it contains and where that runs, and the buttons that run it. */
export function SectionBar({ section }: { section: SectionContent }) {
  const open = usePlanStore((store) => store.open);
  const { phase, items } = section;
  if (open === null) return null;
  return (
    <div className="section-bar">
      <h2 data-testid="section-title">{phase.heading.replace(/^(\d+)\.\s+/, '$1 · ')}</h2>
      <span className="sub">{describeItems(items, open.placement)}</span>
      <span className="grow" />
      <Buttons section={section} />
    </div>
  );
}

function Buttons({ section: { phase, items } }: { section: SectionContent }) {
  const actions = useRunActions();
  const state = useRun((run) => run);
  const open = usePlanStore((store) => store.open);
  const now = useNow(5_000);
  const primary = useMemo(
    () => (open === null ? null : primaryMove({ open, state, now }, items)),
    [open, state, now, items],
  );
  if (open === null || primary === null) return null;
  const isWalked = isForward(items[0]?.phaseKind ?? phase.kind);
  const isRunning = open.work.some((item) => !item.follow && itemState(state, item.id).status === 'running');
  if (isRunning) {
    return (
      <>
        <MoveButton move={{ do: 'cancel-all' }} data-testid="cancel-run" onMove={actions.cancel}>
          {words.cancel}
        </MoveButton>
        <MoveButton move={{ do: 'pause' }} data-testid="pause-run" onMove={actions.pause}>
          {words.pauseAfterStep}
        </MoveButton>
        {isWalked && primary.kind === 'run-to-gate' && <PrimaryButton primary={primary} />}
      </>
    );
  }
  // Running a section runs the items directly below its heading. Its subsections have their own buttons.
  const own = items.filter((item) => item.phase === phase.id && item.command !== undefined && !item.follow);
  if (!isWalked) return null;
  return (
    <>
      {own.length > 0 && (
        <MoveButton
          move={{ do: 'advance' }}
          reason={sectionReason({ open, state, now }, own)}
          data-testid="run-section"
          onMove={() => actions.runSection(phase.id)}
        >
          {words.runSection}
        </MoveButton>
      )}
      <PrimaryButton primary={primary} />
    </>
  );
}

/** What a section contains and where its commands run. */
function describeItems(
  items: readonly WorkItem[],
  placement: Readonly<Record<string, string | null>>,
): string {
  const kinds = Map.groupBy(items, ({ kind }) => kind);
  const commands = items.filter((item) => item.command !== undefined);
  return words.contents(
    {
      steps: kinds.get('step')?.length ?? 0,
      checks: kinds.get('check')?.length ?? 0,
      boxes: kinds.get('manual')?.length ?? 0,
    },
    [...new Set(commands.map((item) => placement[item.id] ?? null))],
  );
}
