import { create } from 'zustand';
import { readSetting, writeSetting } from './setting.ts';

export type ThemeChoice = 'system' | 'dark' | 'light';

interface ThemeStore {
  readonly choice: ThemeChoice;
  /** The system's current preference. */
  readonly system: 'dark' | 'light';
  choose(choice: ThemeChoice): void;
}

const query = matchMedia('(prefers-color-scheme: light)');
const saved = readSetting('theme');

/** Dark or light: the system's preference unless a person chose. */
export const useThemeStore = create<ThemeStore>()((set) => ({
  choice: saved === 'dark' || saved === 'light' ? saved : 'system',
  system: query.matches ? 'light' : 'dark',
  choose: (choice) => {
    if (choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    writeSetting('theme', choice === 'system' ? null : choice);
    set({ choice });
  },
}));

query.addEventListener('change', () => useThemeStore.setState({ system: query.matches ? 'light' : 'dark' }));

/** The scheme in use. */
export function useScheme(): 'dark' | 'light' {
  return useThemeStore((store) => (store.choice === 'system' ? store.system : store.choice));
}
