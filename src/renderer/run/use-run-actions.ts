import { useMemo } from 'react';
import { useCall } from '../link/use-call.ts';
import { useRunStore } from '../stores/run/run-store.ts';
import { moveWords } from './words.ts';

export interface RunActions {
  runChecks(): void;
  runSection(section: string): void;
  runToGate(): void;
  pause(): void;
  cancel(): void;
  finish(): void;
  openGate(gate: string, reason: string): Promise<boolean>;
  sign(role: string, name: string): Promise<boolean>;
  unsign(role: string): void;
  /** Lets the run go on with the checklist as it is on disk. */
  takeDocument(): void;
  /** Connects to a target now: one that refused us is tried once more. */
  reconnect(target: string): void;
}

/** What a person can ask of the shown run. Each asks the engine; the journal's events draw what came of it. */
export function useRunActions(): RunActions {
  const call = useCall();
  return useMemo(() => {
    const shown = (): string => useRunStore.getState().current ?? '';
    return {
      runChecks: () => {
        void call('run the checks', (client) => client.runs.advance({ run: shown(), until: 'checks' }));
      },
      runSection: (section) => {
        void call('run the section', (client) =>
          client.runs.advance({ run: shown(), until: 'section', section }),
        );
      },
      runToGate: () => {
        void call('run to the gate', (client) => client.runs.advance({ run: shown(), until: 'gate' }));
      },
      pause: () => {
        void call(moveWords.pause, (client) => client.runs.pause({ run: shown(), reason: 'paused by hand' }));
      },
      cancel: () => {
        void call(moveWords['cancel-all'], (client) =>
          client.runs.cancel({ run: shown(), reason: 'stopped by hand' }),
        );
      },
      finish: () => {
        void call(moveWords.finish, (client) => client.runs.finish({ run: shown() }));
      },
      openGate: async (gate, reason) => {
        const why = reason.trim();
        const done = await call(moveWords['open-gate'], (client) =>
          client.runs.openGate({ run: shown(), gate, ...(why === '' ? {} : { reason: why }) }),
        );
        return done !== undefined;
      },
      sign: async (role, name) => {
        const done = await call(moveWords.sign, (client) => client.runs.sign({ run: shown(), role, name }));
        return done !== undefined;
      },
      unsign: (role) => {
        void call(moveWords.unsign, (client) => client.runs.unsign({ run: shown(), role }));
      },
      takeDocument: () => {
        void call(moveWords['take-document'], (client) => client.runs.takeDocument({ run: shown() }));
      },
      reconnect: (target) => {
        void call(`reconnect to ${target}`, (client) => client.runs.reconnect({ run: shown(), target }));
      },
    };
  }, [call]);
}
