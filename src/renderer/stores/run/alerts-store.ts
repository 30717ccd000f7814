import { create } from 'zustand';
import type { AlertState } from '../../../shared/wire/live.ts';

interface AlertsStore {
  readonly alerts: readonly AlertState[];
  set(alerts: readonly AlertState[]): void;
}

/** States of the plan's alert rules. */
export const useAlertsStore = create<AlertsStore>()((set) => ({
  alerts: [],
  set: (alerts) => set({ alerts }),
}));
