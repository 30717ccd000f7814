import { create } from 'zustand';

export type Place =
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'gate'; readonly id: string }
  | { readonly kind: 'signoffs' }
  | { readonly kind: 'maintenance'; readonly id: string }
  | { readonly kind: 'contacts'; readonly id: string }
  | { readonly kind: 'record' }
  /** What was measured, as charts: of one tile, or of all of them. */
  | { readonly kind: 'charts'; readonly tile: string | null };

/** An inline form that is open in a row. */
export type RowForm =
  | { readonly item: string; readonly kind: 'waive' }
  /** Decides an unknown outcome; on a group, the outcome of one host. */
  | { readonly item: string; readonly kind: 'passed' | 'failed'; readonly host?: string }
  /** A dangerous item is about to run in production. */
  | { readonly item: string; readonly kind: 'danger' };
/** The forms that ask for a reason. */
export type ReasonRowForm = Exclude<RowForm, { readonly kind: 'danger' }>;

/** Which items the work shows: all of a section, or of the whole release what failed, what waits for a person, what is open. */
export type WorkFilter = 'all' | 'failed' | 'mine' | 'open';

interface SelectionStore {
  readonly place: Place | null;
  readonly item: string | null;
  readonly expanded: ReadonlySet<string>;
  readonly form: RowForm | null;
  /** The work follows the run into its next section until a person opens another one. */
  readonly following: boolean;
  readonly filter: WorkFilter;
  setFilter(filter: WorkFilter): void;
  show(place: Place, following: boolean): void;
  select(item: string | null): void;
  toggle(item: string): void;
  openForm(form: RowForm | null): void;
  reset(): void;
}

/** What the middle of the window shows, and which row has the keyboard. */
export const useSelectionStore = create<SelectionStore>()((set) => ({
  place: null,
  item: null,
  expanded: new Set(),
  form: null,
  following: true,
  filter: 'all',
  setFilter: (filter) => set({ filter, item: null, form: null }),
  // Who goes to a place wants to see all of it.
  show: (place, following) => set({ place, following, item: null, form: null, filter: 'all' }),
  select: (item) => set({ item }),
  toggle: (item) =>
    set((store) => {
      const expanded = new Set(store.expanded);
      if (!expanded.delete(item)) expanded.add(item);
      return { expanded, item };
    }),
  openForm: (form) => set(form === null ? { form } : { form, item: form.item }),
  reset: () =>
    set({ place: null, item: null, expanded: new Set(), form: null, following: true, filter: 'all' }),
}));
