import { create } from 'zustand';
import type { Connection } from '../../../shared/wire/live.ts';

interface ConnectionsStore {
  readonly connections: readonly Connection[];
  set(connections: readonly Connection[]): void;
}

/** The current connection of each target. */
export const useConnectionsStore = create<ConnectionsStore>()((set) => ({
  connections: [],
  set: (connections) => set({ connections }),
}));
