import type { JournalEvent } from '../../../shared/journal/events.ts';
import { follow } from '../../link/follow.ts';
import type { Link } from '../../link/link.ts';
import { reportFailure } from '../../link/use-call.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { batch } from './batch.ts';

/** One frame: events are drawn as they come, a replay in a few big steps. */
const drawEveryMs = 16;

/** Follows a run's journal into the run store, from where the store already is. */
export function followEvents(link: Link, run: string): () => void {
  const events = batch<JournalEvent>(drawEveryMs, (values) => useRunStore.getState().apply(run, values));
  const stop = follow<JournalEvent>(link, {
    open: (client, signal) => {
      // What waits in the batch would otherwise be asked for and then counted twice; the store drops repeats.
      const after = useRunStore.getState().views[run]?.state.seq ?? 0;
      return client.runs.events({ run, after }, { signal });
    },
    onValue: (event) => events.add([event]),
    onRefused: (error) => reportFailure('follow the run', error),
  });
  return () => {
    stop();
    events.stop();
  };
}
