import { create } from 'zustand';
import { readSetting, writeSetting } from './setting.ts';

interface AlarmStore {
  /** Whether a rule that fires is told by sound and notification; null until a person was asked. */
  readonly choice: 'on' | 'off' | null;
  choose(choice: 'on' | 'off'): void;
}

const saved = readSetting('alarm');

/** Whether this window makes noise about alert rules. It makes none until a person says so. */
export const useAlarmStore = create<AlarmStore>()((set) => ({
  choice: saved === 'on' || saved === 'off' ? saved : null,
  choose: (choice) => {
    writeSetting('alarm', choice);
    set({ choice });
  },
}));
