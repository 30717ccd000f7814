import { useCallback, useEffect } from 'react';
import { useCall } from '../../link/use-call.ts';
import { useAppStore } from '../../stores/view/app-store.ts';
import * as words from './words.ts';

/** Reads when recurring tasks were last done; returns the function that marks one as done, or as not done after all. */
export function useMaintenance(): (file: string, task: string, done: boolean) => void {
  const call = useCall();
  const read = useCallback(
    () =>
      call(words.read, (client) => client.app.maintenance()).then((maintenance) => {
        if (maintenance !== undefined) useAppStore.getState().setHistory({ maintenance });
      }),
    [call],
  );
  useEffect(() => void read(), [read]);
  return useCallback(
    (file, task, done) => {
      void call(words.mark, (client) => client.app.maintained({ file, task, done })).then(read);
    },
    [call, read],
  );
}
