import type { WorkItem } from '../../../../shared/plan/work.ts';
import { sectionReason } from '../../../run/primary-move.ts';
import { useMoves } from '../../../run/use-moves.ts';
import { useRunActions } from '../../../run/use-run-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { MoveButton } from '../../../ui/move-button.tsx';
import * as words from './words.ts';

/** What a person can do about an item that has not started on some hosts of a rolling group: resume its section. */
export function PartWayChoices({ item }: { item: WorkItem }) {
  const { runSection } = useRunActions();
  const state = useRun((run) => run);
  const plan = usePlanStore((store) => store.open);
  const moves = useMoves();
  if (plan === null || moves === null) return null;
  return (
    <div className="choices" data-testid={`choices-${item.id}`}>
      <MoveButton
        move={{ do: 'advance' }}
        reason={sectionReason({ moves, plan, state }, plan.bySection.get(item.phase) ?? [])}
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
