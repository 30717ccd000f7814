import { useCallback, useEffect, useState } from 'react';
import type { Drill } from '../../../shared/wire/calls/practice.ts';
import { useCall } from '../../link/use-call.ts';
import { useRun } from '../../stores/run/run-store.ts';
import * as words from './words.ts';

export interface Rehearsal {
  readonly active: readonly Drill[];
  readonly tried: readonly Drill[];
  begin(drill: Drill): void;
  end(): void;
}

/** The rehearsal of the open run; null where it is none of this console. */
export function useRehearsal(): Rehearsal | null {
  const call = useCall();
  const run = useRun((state) => state.run);
  const isPractice = useRun((state) => state.environment === 'practice' && state.kind === 'release');
  const [state, setState] = useState<Pick<Rehearsal, 'active' | 'tried'> | null>(null);
  const read = useCallback(
    () =>
      call(words.readState, (client) => client.practice.state({ run })).then((now) => setState(now ?? null)),
    [call, run],
  );
  useEffect(() => {
    if (isPractice && run !== '') void read();
  }, [isPractice, run, read]);
  if (!isPractice || state === null) return null;
  return {
    ...state,
    begin: (drill) => void call(words.begin, (client) => client.practice.begin({ run, drill })).then(read),
    end: () => void call(words.end, (client) => client.practice.end({ run })).then(read),
  };
}
