import { create } from 'zustand';
import type { JournalEvent } from '../../../shared/journal/events.ts';
import { emptyRunState, type RunState, transition } from '../../../shared/run/run-state.ts';

/** The part of a journal that has arrived: its events and their fold. */
export interface RunView {
  readonly state: RunState;
  readonly events: readonly JournalEvent[];
}

const emptyView: RunView = { state: emptyRunState, events: [] };

/**
 * Adds events to a view. Known events are dropped: a subscription may repeat the last ones after it reopens.
 */
export function addEvents(view: RunView, events: readonly JournalEvent[]): RunView {
  let { state } = view;
  const fresh: JournalEvent[] = [];
  for (const event of events) {
    if (event.seq <= state.seq) continue;
    state = transition(state, event);
    fresh.push(event);
  }
  return fresh.length === 0 ? view : { state, events: view.events.concat(fresh) };
}

interface RunStore {
  /** The run the window shows. */
  readonly current: string | null;
  /** Views by run: the shown run, and its rollback. */
  readonly views: Readonly<Record<string, RunView>>;
  openRun(run: string): void;
  apply(run: string, events: readonly JournalEvent[]): void;
}

/** The journals that the window follows, and their states. */
export const useRunStore = create<RunStore>()((set) => ({
  current: null,
  views: {},
  openRun: (run) => set({ current: run, views: {} }),
  apply: (run, events) =>
    set((store) => {
      const before = store.views[run] ?? emptyView;
      const after = addEvents(before, events);
      return after === before ? store : { views: { ...store.views, [run]: after } };
    }),
}));

function currentView(store: RunStore): RunView {
  return store.current === null ? emptyView : (store.views[store.current] ?? emptyView);
}

/** A value read from the state of the shown run. */
export function useRun<T>(read: (state: RunState) => T): T {
  return useRunStore((store) => read(currentView(store).state));
}

/** The journal of the shown run. */
export function useRunEvents(): readonly JournalEvent[] {
  return useRunStore((store) => currentView(store).events);
}

/** The state of the rollback of the shown run; null without one. */
export function useRollbackState(): RunState | null {
  return useRunStore((store) => {
    const id = currentView(store).state.rollback?.run;
    return id === undefined ? null : (store.views[id]?.state ?? null);
  });
}
