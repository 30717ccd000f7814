import { useMemo } from 'react';
import { useCall } from '../link/use-call.ts';
import { useRunStore } from '../stores/run/run-store.ts';
import { moveWords } from './words.ts';

/** What a person does about the noise of an alert rule; rules are named by their words. */
export interface QuietActions {
  acknowledge(rule: string): void;
  /** `forMs` null: until the run ends. False where the engine refused. */
  silence(rule: string, how: { readonly reason: string; readonly forMs: number | null }): Promise<boolean>;
  unsilence(rule: string): void;
}

/** The actions on alert rules of the shown run. */
export function useQuietActions(): QuietActions {
  const call = useCall();
  return useMemo(() => {
    const shown = (): string => useRunStore.getState().current ?? '';
    return {
      acknowledge: (rule) => {
        void call(moveWords.acknowledge, (client) => client.alerts.acknowledge({ run: shown(), rule }));
      },
      silence: async (rule, how) =>
        (await call(moveWords.silence, (client) => client.alerts.silence({ run: shown(), rule, ...how }))) !==
        undefined,
      unsilence: (rule) => {
        void call(moveWords.unsilence, (client) => client.alerts.unsilence({ run: shown(), rule }));
      },
    };
  }, [call]);
}
