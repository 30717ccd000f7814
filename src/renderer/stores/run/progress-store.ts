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

/** What takes time besides the items: staging, taking a restore point. */
export const useProgressStore = create<ProgressStore>()((set) => ({
  progress: null,
  set: (progress) => set({ progress }),
}));
