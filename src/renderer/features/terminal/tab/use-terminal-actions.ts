import { useMemo } from 'react';
import { useCall } from '../../../link/use-call.ts';
import { type FreeTerminal, useDockStore } from '../../../stores/view/dock-store.ts';
import * as words from './words.ts';

interface TerminalActions {
  /** Ends a shell that the engine keeps, by its id there; null is one that has not started. */
  end(kept: string | null): void;
  /** Ends a terminal's shell and takes it from the dock. */
  close(terminal: FreeTerminal): void;
  /** Puts a new shell on the same target in its place. */
  restart(terminal: FreeTerminal): void;
}

/** What ends terminals: in the engine, which keeps their shells, and in the dock. */
export function useTerminalActions(): TerminalActions {
  const call = useCall();
  return useMemo(() => {
    const end = (kept: string | null): void => {
      if (kept !== null) void call(words.closeIt, (client) => client.terminals.close({ id: kept }));
    };
    return {
      end,
      close: ({ id, kept }) => {
        end(kept);
        useDockStore.getState().closeTerminal(id);
      },
      restart: ({ id, kept }) => {
        end(kept);
        useDockStore.getState().restart(id);
      },
    };
  }, [call]);
}
