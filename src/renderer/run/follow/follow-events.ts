import type { JournalEvent } from '../../../shared/journal/events.ts';
import { follow } from '../../link/follow.ts';
import type { Link } from '../../link/link.ts';
import { reportFailure } from '../../link/use-call.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { followRun } from '../words.ts';
import { batch } from './batch.ts';

/** One frame: events render as they arrive, a replay in a few big steps. */
const drawEveryMs = 16;

/** Follows a run's journal into the run store, starting after the last event there. */
export function followEvents(link: Link, run: string): () => void {
  const events = batch<JournalEvent>(drawEveryMs, (values) => useRunStore.getState().apply(run, values));
  const stop = follow<JournalEvent>(link, {
    open: (client, signal) => {
      // Events in the batch are not in the store yet and arrive twice; the store drops repeats.
      const after = useRunStore.getState().views[run]?.state.seq ?? 0;
      return client.runs.events({ run, after }, { signal });
    },
    onValue: (event) => events.add([event]),
    onRefused: (error) => reportFailure(followRun, error),
  });
  return () => {
    stop();
    events.stop();
  };
}
