import { useRun } from '../../stores/run/run-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { formatClock } from './format-clock.ts';
import * as words from './words.ts';

/** Time since the run started; it stops when the run ends. */
export function Clock() {
  const started = useRun((state) => state.startedAt);
  const ended = useRun((state) => state.endedAt);
  const now = useNow(started !== null && ended === null ? 1_000 : null);
  const elapsed = started === null ? 0 : (ended === null ? now : Date.parse(ended)) - Date.parse(started);
  return (
    <time className="clock" role="timer" aria-label={words.clock} data-testid="clock">
      {formatClock(elapsed)}
    </time>
  );
}
