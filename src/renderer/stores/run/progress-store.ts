import { create } from 'zustand';

export interface Progress {
  readonly text: string;
  readonly done: number;
  readonly total: number;
}

interface ProgressStore {
  readonly progress: Progress | null;
  set(progress: Progress | null): void;
}

/** Progress of work that is not an item: uploads, restore points. */
export const useProgressStore = create<ProgressStore>()((set) => ({
  progress: null,
  set: (progress) => set({ progress }),
}));
