import { useCallback } from 'react';
import { explainError } from './explain-error.ts';
import type { Client } from './link.ts';
import { useLink } from './link-context.tsx';
import { showTrouble } from './show-trouble.tsx';
import { couldNot } from './words.ts';

/** Asks the engine for something. `what` completes "Couldn't …". `undefined` means that the engine refused. */
export type Call = <T>(what: string, ask: (client: Client) => Promise<T>) => Promise<T | undefined>;

/** Shows that something was not done, why, and what to do next. `what` completes "Couldn't …". */
export function reportFailure(what: string, error: unknown): void {
  showTrouble({ title: couldNot(what), ...explainError(error) });
}

/** A function that asks the engine for something and shows a notification when the engine refuses. */
export function useCall(): Call {
  const { client } = useLink();
  return useCallback(
    async (what, ask) => {
      try {
        return await ask(client);
      } catch (error) {
        reportFailure(what, error);
        return undefined;
      }
    },
    [client],
  );
}
