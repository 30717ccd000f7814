import { create } from 'zustand';
import { parseJson } from '../../../shared/lib/attempt.ts';
import { readSetting, writeSetting } from './setting.ts';

export type Panel = 'outline' | 'instruments' | 'dock';

export interface PanelState {
  readonly size: number;
  readonly open: boolean;
}

type Layout = Readonly<Record<Panel, PanelState>>;

/** The limits of a panel's size and its usual size, in px. */
export const panelLimits: Readonly<Record<Panel, { least: number; most: number; usual: number }>> = {
  outline: { least: 180, most: 520, usual: 264 },
  instruments: { least: 260, most: 640, usual: 336 },
  dock: { least: 120, most: 900, usual: 292 },
};

const panels: readonly Panel[] = ['outline', 'instruments', 'dock'];

/** Reads a remembered layout. A missing or invalid size falls back to the usual one. */
export function readLayout(text: string | null): Layout {
  const kept = text === null ? null : parseJson(text);
  const one = (panel: Panel): PanelState => {
    const entry: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, panel) : null;
    const size: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'size') : null;
    const open: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'open') : null;
    return {
      size: typeof size === 'number' ? clampPanel(panel, size) : panelLimits[panel].usual,
      open: typeof open === 'boolean' ? open : true,
    };
  };
  return { outline: one('outline'), instruments: one('instruments'), dock: one('dock') };
}

/** A size inside the panel's limits. */
export function clampPanel(panel: Panel, size: number): number {
  const { least, most } = panelLimits[panel];
  return Math.round(Math.min(most, Math.max(least, size)));
}

interface LayoutStore extends Layout {
  /** The dock steps back for what is shown above it, until somebody asks for it; this is not remembered. */
  readonly dockFolded: boolean;
  /** The dock takes the work's place, until somebody ends that; this is not remembered. */
  readonly dockWhole: boolean;
  /** The window has no room for three columns: outline and instruments are drawers over the work. */
  readonly isNarrow: boolean;
  /** The drawer that is open; always null in a wide window. */
  readonly drawer: Exclude<Panel, 'dock'> | null;
  /** The window has room for the dock beside the work. */
  readonly isWide: boolean;
  setNarrow(narrow: boolean): void;
  setWide(wide: boolean): void;
  closeDrawer(): void;
  foldDock(folded: boolean): void;
  makeDockWhole(whole: boolean): void;
  resize(panel: Panel, size: number): void;
  toggle(panel: Panel): void;
  show(panel: Panel): void;
}

/** Sizes of the panels around the work. */
export const useLayoutStore = create<LayoutStore>()((set, get) => {
  const change = (panel: Panel, next: Partial<PanelState>): void => {
    set({ [panel]: { ...get()[panel], ...next } });
    const layout = get();
    writeSetting('layout', JSON.stringify(Object.fromEntries(panels.map((name) => [name, layout[name]]))));
  };
  return {
    ...readLayout(readSetting('layout')),
    dockFolded: false,
    dockWhole: false,
    isNarrow: false,
    isWide: false,
    drawer: null,
    setWide: (isWide) => set({ isWide }),
    setNarrow: (isNarrow) => set({ isNarrow, drawer: null }),
    closeDrawer: () => set({ drawer: null }),
    foldDock: (dockFolded) => set({ dockFolded }),
    makeDockWhole: (dockWhole) => set({ dockWhole }),
    resize: (panel, size) => change(panel, { size: clampPanel(panel, size) }),
    toggle: (panel) => {
      if (get().isNarrow && panel !== 'dock') {
        set({ drawer: get().drawer === panel ? null : panel });
        return;
      }
      if (panel === 'dock') set({ dockWhole: false });
      if (panel === 'dock' && get().dockFolded) {
        set({ dockFolded: false });
        if (!get().dock.open) change('dock', { open: true });
      } else change(panel, { open: !get()[panel].open });
    },
    show: (panel) => {
      if (panel === 'dock') set({ dockFolded: false });
      else if (get().isNarrow) {
        set({ drawer: panel });
        return;
      }
      if (!get()[panel].open) change(panel, { open: true });
    },
  };
});

/** Whether the dock shows what is in it. */
export const isDockOpen = ({ dock, dockFolded }: LayoutStore): boolean => dock.open && !dockFolded;

/** Whether a panel is in view. */
export const isPanelOpen =
  (panel: Panel) =>
  (store: LayoutStore): boolean => {
    if (panel === 'dock') return isDockOpen(store);
    return store.isNarrow ? store.drawer === panel : store[panel].open;
  };
