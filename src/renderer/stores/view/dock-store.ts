import { create } from 'zustand';

export type DockTab = 'output' | 'logs' | 'events' | `terminal:${number}`;

/** One attempt whose output is shown. */
export interface OutputOf {
  readonly run: string;
  readonly item: string;
  readonly attempt: number;
  /** On a group: the host whose output is shown; the first host where it is left out. */
  readonly host?: string;
}

export interface FreeTerminal {
  readonly id: number;
  readonly target: string;
  readonly state: 'open' | 'ended';
}

interface DockStore {
  readonly tab: DockTab;
  /** The attempt a person chose; null shows the running one. */
  readonly pinned: OutputOf | null;
  readonly terminals: readonly FreeTerminal[];
  show(tab: DockTab): void;
  pin(output: OutputOf | null): void;
  openTerminal(target: string): void;
  endTerminal(id: number): void;
  closeTerminal(id: number): void;
  reset(): void;
}

/** The tabs below the work. */
export const useDockStore = create<DockStore>()((set) => ({
  tab: 'output',
  pinned: null,
  terminals: [],
  show: (tab) => set({ tab }),
  pin: (pinned) => set(pinned === null ? { pinned } : { pinned, tab: 'output' }),
  openTerminal: (target) =>
    set((store) => {
      const id = Math.max(0, ...store.terminals.map((terminal) => terminal.id)) + 1;
      return { terminals: [...store.terminals, { id, target, state: 'open' }], tab: `terminal:${id}` };
    }),
  endTerminal: (id) =>
    set((store) => ({
      terminals: store.terminals.map((terminal) =>
        terminal.id === id ? { ...terminal, state: 'ended' } : terminal,
      ),
    })),
  closeTerminal: (id) =>
    set((store) => ({
      terminals: store.terminals.filter((terminal) => terminal.id !== id),
      tab: store.tab === `terminal:${id}` ? 'output' : store.tab,
    })),
  reset: () => set({ tab: 'output', pinned: null, terminals: [] }),
}));
