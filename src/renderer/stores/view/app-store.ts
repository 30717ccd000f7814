import { create } from 'zustand';
import type { Maintenance, RecentEntry } from '../../../shared/wire/calls/start-page.ts';
import type { AppInfo, RunSummary } from '../../../shared/wire/contract.ts';

interface History {
  readonly recent: readonly RecentEntry[] | null;
  readonly runs: readonly RunSummary[] | null;
  readonly maintenance: readonly Maintenance[] | null;
}

interface AppStore extends History {
  readonly info: AppInfo | null;
  setInfo(info: AppInfo): void;
  setHistory(history: Partial<History>): void;
}

/** The application's info, recent checklists with their recurring tasks, and past runs. */
export const useAppStore = create<AppStore>()((set) => ({
  info: null,
  recent: null,
  runs: null,
  maintenance: null,
  setInfo: (info) => set({ info }),
  setHistory: (history) => set(history),
}));
