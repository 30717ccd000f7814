import { create } from 'zustand';

interface PanelsStore {
  /** The rollback preview is open. */
  readonly rollback: boolean;
  /** The list of keys is open. */
  readonly keys: boolean;
  setRollback(open: boolean): void;
  setKeys(open: boolean): void;
}

/** What floats over the window. */
export const usePanelsStore = create<PanelsStore>()((set) => ({
  rollback: false,
  keys: false,
  setRollback: (rollback) => set({ rollback }),
  setKeys: (keys) => set({ keys }),
}));
