import { create } from 'zustand';
import type { KeptTerminal } from '../../../shared/wire/calls/terminals.ts';

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
  /** In this window. */
  readonly id: number;
  readonly target: string;
  /** In the engine, which keeps its shell; null until it has answered. */
  readonly kept: string | null;
  /** Given by a person. */
  readonly name: string | null;
  readonly state: 'open' | 'ended';
  /** The terminal in whose tab it stands; null for one with a tab of its own. */
  readonly beside: number | null;
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
  /** Opens a terminal in a tab of its own, or in another one's. */
  openTerminal(target: string, beside?: number): void;
  /** Adds the terminals that the engine keeps from an earlier window. */
  adopt(kept: readonly KeptTerminal[]): void;
  /** The engine has answered with the terminal's id. */
  keep(id: number, kept: string): void;
  rename(id: number, name: string | null): void;
  endTerminal(id: number): void;
  /** Puts a new shell on the same target in its place. */
  restart(id: number): void;
  closeTerminal(id: number): void;
  reset(): void;
}

/** The tabs below the work. */
export const useDockStore = create<DockStore>()((set) => {
  const change = (id: number, next: Partial<FreeTerminal>): void =>
    set(({ terminals }) => ({
      terminals: terminals.map((terminal) => (terminal.id === id ? { ...terminal, ...next } : terminal)),
    }));
  return {
    tab: 'output',
    pinned: null,
    pointed: null,
    terminals: [],
    show: (tab) => set({ tab }),
    pin: (pinned) => set(pinned === null ? { pinned } : { pinned, tab: 'output' }),
    point: (pointed) => set({ pointed }),
    openTerminal: (target, beside) =>
      set(({ terminals }) => {
        const id = nextId(terminals);
        const opened = { id, target, kept: null, name: null, state: 'open', beside: beside ?? null } as const;
        return { terminals: [...terminals, opened], tab: `terminal:${beside ?? id}` };
      }),
    adopt: (kept) => set(({ terminals }) => ({ terminals: adopted(terminals, kept) })),
    keep: (id, kept) => change(id, { kept }),
    rename: (id, name) => change(id, { name }),
    endTerminal: (id) => change(id, { state: 'ended' }),
    restart: (id) =>
      set(({ terminals, tab }) => {
        const next = nextId(terminals);
        return {
          terminals: terminals.map((terminal) => {
            if (terminal.id === id) return { ...terminal, id: next, kept: null, state: 'open' };
            return terminal.beside === id ? { ...terminal, beside: next } : terminal;
          }),
          tab: tab === `terminal:${id}` ? `terminal:${next}` : tab,
        };
      }),
    closeTerminal: (id) => set(({ terminals, tab }) => closed(terminals, tab, id)),
    reset: () => set({ tab: 'output', pinned: null, pointed: null, terminals: [] }),
  };
});

function nextId(terminals: readonly FreeTerminal[]): number {
  return Math.max(0, ...terminals.map(({ id }) => id)) + 1;
}

function adopted(terminals: readonly FreeTerminal[], kept: readonly KeptTerminal[]): readonly FreeTerminal[] {
  const known = new Set(terminals.map((terminal) => terminal.kept));
  const first = nextId(terminals);
  const added = kept
    .filter(({ id }) => !known.has(id))
    .map(({ id, target, name, ended }, index): FreeTerminal => {
      const state = ended === null ? 'open' : 'ended';
      return { id: first + index, target, kept: id, name, state, beside: null };
    });
  return [...terminals, ...added];
}

/** Without one terminal. Where it gave its tab to others, the first of them takes the tab over. */
function closed(
  terminals: readonly FreeTerminal[],
  tab: DockTab,
  id: number,
): Pick<DockStore, 'terminals' | 'tab'> {
  const left = terminals.filter((terminal) => terminal.id !== id);
  const heir = left.find(({ beside }) => beside === id)?.id ?? null;
  const moved = left.map((terminal) => {
    if (terminal.id === heir) return { ...terminal, beside: null };
    return terminal.beside === id ? { ...terminal, beside: heir } : terminal;
  });
  if (tab !== `terminal:${id}`) return { terminals: moved, tab };
  return { terminals: moved, tab: heir === null ? 'output' : `terminal:${heir}` };
}
