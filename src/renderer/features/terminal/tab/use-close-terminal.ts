import { useCallback } from 'react';
import { useCall } from '../../../link/use-call.ts';
import * as words from './words.ts';

/** A function that ends a terminal's shell in the engine. */
export function useCloseTerminal(): (kept: string) => void {
  const call = useCall();
  return useCallback(
    (kept) => void call(words.closeIt, (client) => client.terminals.close({ id: kept })),
    [call],
  );
}
