import { create } from 'zustand';

interface PanelsStore {
  /** The rollback preview is open. */
  readonly rollback: boolean;
  /** The list of keys is open. */
  readonly keys: boolean;
  /** The proposed rollback that is being declined; null without one. */
  readonly declining: string | null;
  setRollback(open: boolean): void;
  setKeys(open: boolean): void;
  setDeclining(proposal: string | null): void;
}

/** Panels that float over the window. */
export const usePanelsStore = create<PanelsStore>()((set) => ({
  rollback: false,
  keys: false,
  declining: null,
  setRollback: (rollback) => set({ rollback }),
  setKeys: (keys) => set({ keys }),
  setDeclining: (declining) => set({ declining }),
}));
