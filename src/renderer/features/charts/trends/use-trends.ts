import { useEffect, useState } from 'react';
import type { Trend } from '../../../../shared/wire/calls/trends.ts';
import { useCall } from '../../../link/use-call.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import * as words from './words.ts';

/** What each release of the checklist said after its change, the oldest first; null while it is read. */
export function useTrends(): readonly Trend[] | null {
  const call = useCall();
  const run = useRun((state) => state.run);
  const [trends, setTrends] = useState<readonly Trend[] | null>(null);
  useEffect(() => {
    let gone = false;
    void call(words.readTrends, (client) => client.runs.trends({ run })).then((read) => {
      if (!gone) setTrends(read ?? []);
    });
    return () => {
      gone = true;
    };
  }, [call, run]);
  return trends;
}
