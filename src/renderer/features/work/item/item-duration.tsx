import type { WorkItem } from '../../../../shared/plan/work.ts';
import type { ItemState } from '../../../../shared/run/attempts.ts';
import { isBetweenBatches } from '../../../../shared/run/group-state.ts';
import { formatDuration } from '../../../../shared/text/duration.ts';
import { useLostLine } from '../../../stores/run/use-lost-line.ts';
import { useNow } from '../../../stores/view/use-now.ts';
import * as words from './words.ts';

/** How long an item took, or has been running. */
export function ItemDuration({ item, state }: { item: WorkItem; state: ItemState }) {
  const last = state.attempts.at(-1);
  const waits = state.status === 'running' && isBetweenBatches(last);
  const running = state.status === 'running' && !waits;
  const line = useLostLine(last);
  const now = useNow(running && line === null ? 200 : null);
  if (item.command === undefined) return <span className="item-duration" />;
  if (waits) return <span className="item-duration">{words.nextBatch}</span>;
  // What cannot be seen does not tick.
  if (running && line !== null) return <span className="item-duration">{words.lineLost}</span>;
  if (running && last !== undefined) {
    const ms = Math.max(0, now - Date.parse(last.startedAt));
    return (
      <span className="item-duration now">
        {ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : formatDuration(ms)}
      </span>
    );
  }
  if (state.status === 'waived') return <span className="item-duration">—</span>;
  return (
    <span className="item-duration">
      {last?.durationMs === null || last === undefined ? '' : formatDuration(last.durationMs)}
    </span>
  );
}
