import { useEffect } from 'react';
import { useLink } from '../link/link-context.tsx';
import { reportFailure } from '../link/use-call.tsx';
import { useDockStore } from '../stores/dock-store.ts';
import { readPlan, usePlanStore } from '../stores/plan-store.ts';
import { useRun, useRunStore } from '../stores/run-store.ts';
import { useScreenStore } from '../stores/screen-store.ts';
import { useSelectionStore } from '../stores/selection-store.ts';
import { followEvents } from './follow-events.ts';
import { followLive } from './follow-live.ts';
import { followLogs } from './follow-logs.ts';

/** Opens a run in this window and keeps its projections fed until another one is opened. */
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
      usePlanStore.getState().set(readPlan(opened.plan, opened.sidecar, opened.placement, opened.observer));
      ends.push(followEvents(link, run), followLive(link, run), followLogs(link, run));
    };
    open().catch((error: unknown) => {
      if (stop.signal.aborted) return;
      reportFailure('Opening the run', error);
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
