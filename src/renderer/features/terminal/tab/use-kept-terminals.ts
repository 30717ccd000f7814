import { useEffect } from 'react';
import { useCall } from '../../../link/use-call.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { useDockStore } from '../../../stores/view/dock-store.ts';
import * as words from './words.ts';

/** Brings back the terminals of the open checklist that the engine keeps: a reload or a closed window ends none of them. */
export function useKeptTerminals(): void {
  const call = useCall();
  const file = useRun((state) => state.file);
  useEffect(() => {
    if (file === '') return;
    let gone = false;
    void call(words.findThem, (client) => client.terminals.list({ file })).then((kept) => {
      if (!gone && kept !== undefined) useDockStore.getState().adopt(kept);
    });
    return () => {
      gone = true;
    };
  }, [call, file]);
}
