import { create } from 'zustand';
import type { Connection } from '../../../shared/wire/live.ts';

interface ConnectionsStore {
  readonly connections: readonly Connection[];
  set(connections: readonly Connection[]): void;
}

/** How each target is reached right now. */
export const useConnectionsStore = create<ConnectionsStore>()((set) => ({
  connections: [],
  set: (connections) => set({ connections }),
}));
