import { create } from 'zustand';
import type { LinkState } from './link.ts';

interface LinkStore {
  readonly state: LinkState;
  move(state: LinkState): void;
}

/** Whether this window can reach its engine. */
export const useLinkStore = create<LinkStore>()((set) => ({
  state: 'connecting',
  move: (state) => set({ state }),
}));
