import { useMemo } from 'react';
import { useCall } from '../link/use-call.ts';
import { useDockStore } from '../stores/view/dock-store.ts';
import { useSelectionStore } from '../stores/view/selection-store.ts';
import { askCancel } from './ask-first.ts';
import { movesOf } from './use-moves.ts';
import { moveWords } from './words.ts';

export interface ItemActions {
  /** Runs an item; asks for confirmation first where it is dangerous. On a group, runs only on `hosts` where they are given. */
  run(run: string, item: string, hosts?: readonly string[]): void;
  /** Runs a dangerous item after a person confirmed it. */
  runConfirmed(run: string, item: string): Promise<boolean>;
  /** Asks first. */
  cancel(run: string, item: string): void;
  tick(run: string, item: string): void;
  untick(run: string, item: string): void;
  waive(run: string, item: string, reason: string): Promise<boolean>;
  decide(run: string, item: string, decision: Decision): Promise<boolean>;
}

/** What a person says of an outcome that Slipway could not learn. */
export interface Decision {
  readonly outcome: 'passed' | 'failed';
  readonly reason: string;
  /** Only this host of a group. */
  readonly host?: string;
}

/** The actions on one item. */
export function useItemActions(): ItemActions {
  const call = useCall();
  return useMemo(
    () => ({
      run: (run, item, hosts) => {
        if (asksFirst(run, item)) {
          useSelectionStore.getState().openForm({ item, kind: 'danger' });
          return;
        }
        // The new attempt replaces the pinned output: a person wants to see it next.
        useDockStore.getState().pin(null);
        void call(moveWords.run, (client) =>
          client.items.run({ run, item, ...(hosts === undefined ? {} : { hosts: [...hosts] }) }),
        );
      },
      runConfirmed: async (run, item) => {
        useDockStore.getState().pin(null);
        const started = await call(moveWords.run, (client) =>
          client.items.run({ run, item, confirmed: true }),
        );
        return started !== undefined;
      },
      cancel: (run, item) => {
        askCancel(item, () => {
          void call(moveWords.cancel, (client) => client.items.cancel({ run, item }));
        });
      },
      tick: (run, item) => {
        void call(moveWords.tick, (client) => client.items.tick({ run, item }));
      },
      untick: (run, item) => {
        void call(moveWords.untick, (client) => client.items.untick({ run, item }));
      },
      waive: async (run, item, reason) =>
        (await call(moveWords.waive, (client) => client.items.waive({ run, item, reason }))) !== undefined,
      decide: async (run, item, decision) =>
        (await call(moveWords.decide, (client) => client.items.decide({ run, item, ...decision }))) !==
        undefined,
    }),
    [call],
  );
}

/** Whether only a confirmation is missing. */
function asksFirst(run: string, item: string): boolean {
  return movesOf(run)?.refusal({ do: 'run', item })?.code === 'needs-confirmation';
}
