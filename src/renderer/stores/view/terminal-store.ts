import { create } from 'zustand';
import { readSetting, writeSetting } from './setting.ts';

/** How many lines a terminal keeps above its screen. */
export const scrollbacks = [1_000, 10_000, 100_000] as const;
const usual = 10_000;

interface TerminalStore {
  readonly scrollback: number;
  setScrollback(lines: number): void;
}

/** Reads a remembered number of lines; any other falls back to the usual one. */
export function readScrollback(text: string | null): number {
  return scrollbacks.find((lines) => String(lines) === text) ?? usual;
}

/** How terminals are shown. */
export const useTerminalStore = create<TerminalStore>()((set) => ({
  scrollback: readScrollback(readSetting('scrollback')),
  setScrollback: (scrollback) => {
    writeSetting('scrollback', String(scrollback));
    set({ scrollback });
  },
}));
