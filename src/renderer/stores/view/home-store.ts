import { create } from 'zustand';
import type { Folder } from '../../../shared/wire/calls/start-page.ts';

export type ReleaseFilter = 'all' | 'open' | 'failed' | 'rolled-back';

interface HomeStore {
  /** The text in the field: a path, or a part of a name in the folder that is shown. */
  readonly typed: string;
  readonly folder: Folder | null;
  readonly newestFirst: boolean;
  readonly search: string;
  readonly filter: ReleaseFilter;
  /** Whether rehearsals are listed; null while nobody has said. */
  readonly rehearsals: boolean | null;
  set(change: Partial<Omit<HomeStore, 'set'>>): void;
}

/** What somebody typed and chose on the first screen. It is still there when they come back. */
export const useHomeStore = create<HomeStore>()((set) => ({
  typed: '',
  folder: null,
  newestFirst: false,
  search: '',
  filter: 'all',
  rehearsals: null,
  set,
}));
