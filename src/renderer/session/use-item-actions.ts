import { useMemo } from 'react';
import { useCall } from '../link/use-call.tsx';
import { useDockStore } from '../stores/dock-store.ts';

export interface ItemActions {
  run(run: string, item: string): void;
  cancel(run: string, item: string): void;
  tick(run: string, item: string): void;
  untick(run: string, item: string): void;
  waive(run: string, item: string, reason: string): Promise<boolean>;
  decide(run: string, item: string, outcome: 'passed' | 'failed', reason: string): Promise<boolean>;
}

/** What a person can ask of one item. */
export function useItemActions(): ItemActions {
  const call = useCall();
  return useMemo(
    () => ({
      run: (run, item) => {
        // A fresh attempt is what a person wants to see next, whatever output they had pinned before.
        useDockStore.getState().pin(null);
        void call('Running the item', (client) => client.items.run({ run, item }));
      },
      cancel: (run, item) => {
        void call('Cancelling the item', (client) => client.items.cancel({ run, item }));
      },
      tick: (run, item) => {
        void call('Ticking the box', (client) => client.items.tick({ run, item }));
      },
      untick: (run, item) => {
        void call('Unticking the box', (client) => client.items.untick({ run, item }));
      },
      waive: async (run, item, reason) =>
        (await call('Waiving', (client) => client.items.waive({ run, item, reason }))) !== undefined,
      decide: async (run, item, outcome, reason) =>
        (await call('Deciding', (client) => client.items.decide({ run, item, outcome, reason }))) !==
        undefined,
    }),
    [call],
  );
}
