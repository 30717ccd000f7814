import type { WorkItem } from '../../../../shared/plan/work.ts';
import { useRunActions } from '../../../run/use-run-actions.ts';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';

/** What a person can do about an item that some hosts of a rolling group have not come to: go on with all of the section. */
export function PartWayChoices({ item }: { item: WorkItem }) {
  const { runSection } = useRunActions();
  const watching = usePlanStore((store) => store.open?.observer !== null);
  const ended = useRun((state) => state.status === 'ended');
  if (ended || watching) return null;
  return (
    <div className="choices" data-testid={`choices-${item.id}`}>
      <button
        type="button"
        className="btn small"
        data-testid={`go-on-${item.id}`}
        onClick={() => runSection(item.phase)}
      >
        Go on with the section
      </button>
      <span className="choices-note">It takes each host from where it stands.</span>
    </div>
  );
}
