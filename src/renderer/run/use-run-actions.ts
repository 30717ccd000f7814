import { useMemo } from 'react';
import { useCall } from '../link/use-call.ts';
import { useRunStore } from '../stores/run/run-store.ts';
import { askCancelAll, askFinish } from './ask-first.ts';
import * as words from './words.ts';

export interface RunActions {
  runChecks(): void;
  runSection(section: string): void;
  runToGate(): void;
  /** Confirms the steps that prepare the release and change something, and runs them. */
  prepare(): void;
  /** Answers what the document leaves open. */
  choose(question: string, answer: string): void;
  pause(): void;
  /** Asks first. */
  cancel(): void;
  /** Asks first. */
  finish(): void;
  openGate(gate: string, reason: string): Promise<boolean>;
  sign(role: string, name: string): Promise<boolean>;
  unsign(role: string): void;
  /** Lets the gate open without a sign-off, for a reason. */
  waiveSignoff(role: string, reason: string): Promise<boolean>;
  /** Switches the run to the checklist as it is on disk. */
  takeDocument(): void;
  /** Connects to a target now, also after it refused. */
  reconnect(target: string): void;
}

/** The actions on the shown run. Each asks the engine; the journal's events show the result. */
export function useRunActions(): RunActions {
  const call = useCall();
  return useMemo(() => {
    const shown = (): string => useRunStore.getState().current ?? '';
    return {
      runChecks: () => {
        void call(words.runChecks, (client) => client.runs.advance({ run: shown(), until: 'checks' }));
      },
      runSection: (section) => {
        void call(words.runSection, (client) =>
          client.runs.advance({ run: shown(), until: 'section', section }),
        );
      },
      runToGate: () => {
        void call(words.runToGate, (client) => client.runs.advance({ run: shown(), until: 'gate' }));
      },
      prepare: () => {
        void call(words.runPreparation, (client) => client.runs.prepare({ run: shown() }));
      },
      choose: (question, answer) => {
        void call(words.moveWords.choose, (client) => client.runs.choose({ run: shown(), question, answer }));
      },
      pause: () => {
        void call(words.moveWords.pause, (client) =>
          client.runs.pause({ run: shown(), reason: words.pausedHere }),
        );
      },
      cancel: () => {
        askCancelAll(() => {
          void call(words.moveWords['cancel-all'], (client) =>
            client.runs.cancel({ run: shown(), reason: words.canceledHere }),
          );
        });
      },
      finish: () => {
        askFinish(() => {
          void call(words.moveWords.finish, (client) => client.runs.finish({ run: shown() }));
        });
      },
      openGate: async (gate, reason) => {
        const why = reason.trim();
        const done = await call(words.moveWords['open-gate'], (client) =>
          client.runs.openGate({ run: shown(), gate, ...(why === '' ? {} : { reason: why }) }),
        );
        return done !== undefined;
      },
      sign: async (role, name) => {
        const done = await call(words.moveWords.sign, (client) =>
          client.runs.sign({ run: shown(), role, name }),
        );
        return done !== undefined;
      },
      unsign: (role) => {
        void call(words.moveWords.unsign, (client) => client.runs.unsign({ run: shown(), role }));
      },
      waiveSignoff: async (role, reason) => {
        const done = await call(words.moveWords['waive-signoff'], (client) =>
          client.runs.waiveSignoff({ run: shown(), role, reason }),
        );
        return done !== undefined;
      },
      takeDocument: () => {
        void call(words.moveWords['take-document'], (client) => client.runs.takeDocument({ run: shown() }));
      },
      reconnect: (target) => {
        void call(words.reconnectTo(target), (client) => client.runs.reconnect({ run: shown(), target }));
      },
    };
  }, [call]);
}
