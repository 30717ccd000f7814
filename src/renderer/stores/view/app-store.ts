import { create } from 'zustand';
import type { AppInfo, Recent, RunSummary } from '../../../shared/wire/contract.ts';

interface AppStore {
  readonly info: AppInfo | null;
  readonly recent: readonly Recent[] | null;
  readonly runs: readonly RunSummary[] | null;
  setInfo(info: AppInfo): void;
  setHistory(recent: readonly Recent[], runs: readonly RunSummary[]): void;
}

/** The application's info, recent checklists and past runs. */
export const useAppStore = create<AppStore>()((set) => ({
  info: null,
  recent: null,
  runs: null,
  setInfo: (info) => set({ info }),
  setHistory: (recent, runs) => set({ recent, runs }),
}));
