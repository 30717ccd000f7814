import { useCallback, useEffect } from 'react';
import { useCall } from '../../link/use-call.ts';
import { useAppStore } from '../../stores/view/app-store.ts';
import * as words from './words.ts';

/** Reads the recent checklists and releases; returns the function that reads them again. */
export function useHistory(): () => void {
  const call = useCall();
  const read = useCallback(() => {
    void call(words.readHistory, async (client) => {
      const [recent, runs] = await Promise.all([client.app.recent(), client.plans.runs()]);
      useAppStore.getState().setHistory({ recent, runs });
    });
  }, [call]);
  useEffect(read, [read]);
  return read;
}
