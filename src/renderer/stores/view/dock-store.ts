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
  /** The attempt the dock turned to by itself, because it failed; a person's choice and the next step go before it. */
  readonly pointed: OutputOf | null;
  readonly terminals: readonly FreeTerminal[];
  show(tab: DockTab): void;
  pin(output: OutputOf | null): void;
  point(output: OutputOf | null): void;
  openTerminal(target: string): void;
  endTerminal(id: number): void;
  closeTerminal(id: number): void;
  reset(): void;
}

/** The tabs below the work. */
export const useDockStore = create<DockStore>()((set) => ({
  tab: 'output',
  pinned: null,
  pointed: null,
  terminals: [],
  show: (tab) => set({ tab }),
  pin: (pinned) => set(pinned === null ? { pinned } : { pinned, tab: 'output' }),
  point: (pointed) => set({ pointed }),
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
  reset: () => set({ tab: 'output', pinned: null, pointed: null, terminals: [] }),
}));
