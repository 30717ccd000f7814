import { useCallback, useEffect } from 'react';
import { useCall } from '../../link/use-call.ts';
import { useAppStore } from '../../stores/view/app-store.ts';

/** Reads what was opened and released before; gives the function that reads it again. */
export function useHistory(): () => void {
  const call = useCall();
  const read = useCallback(() => {
    void call('read the history', async (client) => {
      const [recent, runs] = await Promise.all([client.app.recent(), client.plans.runs()]);
      useAppStore.getState().setHistory(recent, runs);
    });
  }, [call]);
  useEffect(read, [read]);
  return read;
}
