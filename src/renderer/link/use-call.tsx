import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { explainError } from './explain-error.ts';
import type { Client } from './link.ts';
import { useLink } from './link-context.tsx';

export type Call = <T>(what: string, ask: (client: Client) => Promise<T>) => Promise<T | undefined>;

/** Says on screen that something a person asked for did not happen, why, and what to do next. */
export function reportFailure(what: string, error: unknown): void {
  const { message, hint, place } = explainError(error);
  notifications.show({
    title: `${what} did not happen`,
    message: (
      <>
        {message}
        {place !== null && ` (${place})`}
        {hint !== null && <span className="hint">{hint}</span>}
      </>
    ),
    color: 'red',
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close this message' },
  });
}

/** A function that asks the engine for something and reports a refusal; `undefined` means it was refused. */
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
