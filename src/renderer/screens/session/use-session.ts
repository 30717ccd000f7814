import { useEffect } from 'react';
import { useLink } from '../../link/link-context.tsx';
import { reportFailure } from '../../link/use-call.ts';
import { followEvents } from '../../run/follow/follow-events.ts';
import { followLive } from '../../run/follow/follow-live.ts';
import { followLogs } from '../../run/follow/follow-logs.ts';
import { openPlan, usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun, useRunStore } from '../../stores/run/run-store.ts';
import { useDockStore } from '../../stores/view/dock-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { openRun } from './words.ts';

/** Opens a run in this window and follows it until another one opens. */
export function useSession(run: string): void {
  const link = useLink();
  useEffect(() => {
    const stop = new AbortController();
    usePlanStore.getState().set(null);
    useRunStore.getState().openRun(run);
    useSelectionStore.getState().reset();
    useDockStore.getState().reset();
    const ends: (() => void)[] = [];
    const open = async (): Promise<void> => {
      await link.whenOpen(stop.signal);
      const opened = await link.client.runs.open({ run }, { signal: stop.signal });
      if (stop.signal.aborted) return;
      usePlanStore.getState().set(openPlan(opened));
      ends.push(followEvents(link, run), followLive(link, run), followLogs(link, run));
    };
    open().catch((error: unknown) => {
      if (stop.signal.aborted) return;
      reportFailure(openRun, error);
      useScreenStore.getState().go({ name: 'home' });
    });
    return () => {
      stop.abort();
      for (const end of ends) end();
    };
  }, [link, run]);

  const rollback = useRun((state) => state.rollback?.run ?? null);
  useEffect(() => {
    if (rollback === null || rollback === run) return;
    return followEvents(link, rollback);
  }, [link, run, rollback]);
}
