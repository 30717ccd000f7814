import { useMemo } from 'react';
import { needsConfirmation } from '../../shared/run/needs-confirmation.ts';
import { useCall } from '../link/use-call.tsx';
import { usePlanStore } from '../stores/run/plan-store.ts';
import { useRunStore } from '../stores/run/run-store.ts';
import { useDockStore } from '../stores/view/dock-store.ts';
import { useSelectionStore } from '../stores/view/selection-store.ts';

export interface ItemActions {
  /** Runs an item, or first asks for the word a dangerous one needs; on a group only `hosts`, where they are named. */
  run(run: string, item: string, hosts?: readonly string[]): void;
  /** Runs a dangerous item: a person has read what it does. */
  runConfirmed(run: string, item: string): Promise<boolean>;
  cancel(run: string, item: string): void;
  tick(run: string, item: string): void;
  untick(run: string, item: string): void;
  waive(run: string, item: string, reason: string): Promise<boolean>;
  decide(
    run: string,
    item: string,
    outcome: 'passed' | 'failed',
    reason: string,
    host?: string,
  ): Promise<boolean>;
}

/** What a person can ask of one item. */
export function useItemActions(): ItemActions {
  const call = useCall();
  return useMemo(
    () => ({
      run: (run, item, hosts) => {
        if (asksFirst(run, item)) {
          useSelectionStore.getState().openForm({ item, kind: 'danger' });
          return;
        }
        // A fresh attempt is what a person wants to see next, whatever output they had pinned before.
        useDockStore.getState().pin(null);
        void call('Running the item', (client) =>
          client.items.run({ run, item, ...(hosts === undefined ? {} : { hosts: [...hosts] }) }),
        );
      },
      runConfirmed: async (run, item) => {
        useDockStore.getState().pin(null);
        const started = await call('Running the item', (client) =>
          client.items.run({ run, item, confirmed: true }),
        );
        return started !== undefined;
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
      decide: async (run, item, outcome, reason, host) =>
        (await call('Deciding', (client) =>
          client.items.decide({ run, item, outcome, reason, ...(host === undefined ? {} : { host }) }),
        )) !== undefined,
    }),
    [call],
  );
}

/** Whether the engine would refuse the item without a person's word. */
function asksFirst(run: string, id: string): boolean {
  const item = usePlanStore.getState().open?.byId.get(id);
  const state = useRunStore.getState().views[run]?.state;
  return item !== undefined && state !== undefined && needsConfirmation(item, state);
}
