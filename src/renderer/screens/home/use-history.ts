import { useCallback, useEffect } from 'react';
import { useCall } from '../../link/use-call.ts';
import { useAppStore } from '../../stores/view/app-store.ts';
import * as words from './words.ts';

/** Reads recent checklists, releases, and recurring tasks; returns the function that reads them again. */
export function useHistory(): () => void {
  const call = useCall();
  const read = useCallback(() => {
    void call(words.readHistory, async (client) => {
      const [recent, runs, maintenance] = await Promise.all([
        client.app.recent(),
        client.plans.runs(),
        client.app.maintenance(),
      ]);
      useAppStore.getState().setHistory({ recent, runs, maintenance });
    });
  }, [call]);
  useEffect(read, [read]);
  return read;
}
