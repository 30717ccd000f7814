import type { WorkItem } from '../../../../shared/plan/work.ts';
import { sectionReason } from '../../../run/turn/primary-move.ts';
import { useRunActions } from '../../../run/use-run-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import * as words from './words.ts';

/** What a person can do about an item that has not started on some hosts of a rolling group: resume its section. */
export function PartWayChoices({ item }: { item: WorkItem }) {
  const { runSection } = useRunActions();
  const state = useRun((run) => run);
  const open = usePlanStore((store) => store.open);
  if (open === null) return null;
  return (
    <div className="choices" data-testid={`choices-${item.id}`}>
      <MoveButton
        move={{ do: 'advance' }}
        reason={sectionReason({ open, state, now: Date.now() }, open.bySection.get(item.phase) ?? [])}
        className="btn small"
        data-testid={`go-on-${item.id}`}
        onMove={() => runSection(item.phase)}
      >
        {words.resumeSection}
      </MoveButton>
      <span className="choices-note">{words.resumeNote}</span>
    </div>
  );
}
